import { bundleFigures } from "./bundle";
import { deployFigures } from "./deploy";
import type { Figure } from "./figure";
import { idleFigures } from "./idle";
import { killFigures } from "./kills";
import { logFigures } from "./logs";
import { pageFigures } from "./page";
import { queueFigures } from "./queue";
import { rolloutFigures } from "./rollout";
import { webhookFigures } from "./webhooks";

/** In the order in which they run; `npm run bench -- webhooks idle` runs some of them. */
const BENCHES: Record<string, () => Promise<Figure[]>> = {
    webhooks: webhookFigures,
    kills: killFigures,
    queue: queueFigures,
    logs: logFigures,
    bundle: bundleFigures,
    idle: idleFigures,
    page: pageFigures,
    deploy: deployFigures,
    rollout: rolloutFigures,
};

/** What can't be measured here is a missed figure, not the end of the others. */
async function run(name: string): Promise<Figure[]> {
    console.log(`measuring ${name} …`);
    try {
        return await BENCHES[name]!();
    } catch (error) {
        console.error(error);
        return [{ name, ours: "could not be measured", other: "–", target: "–", ok: false }];
    }
}

function print(figures: readonly Figure[]): void {
    for (const { name, ours, other, target, ok } of figures) {
        console.log(`\n${ok ? "✓" : "✗"} ${name}`);
        console.log(`    ours    ${ours}`);
        console.log(`    beside  ${other}`);
        console.log(`    target  ${target}`);
    }
}

const asked = process.argv.slice(2).filter((name) => name in BENCHES);
const figures: Figure[] = [];
for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) {
    figures.push(...(await run(name)));
}
print(figures);
process.exit(figures.every(({ ok }) => ok) ? 0 : 1);
