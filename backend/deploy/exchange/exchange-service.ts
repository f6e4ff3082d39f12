import { strategyNamed } from "../strategies";
import { changeOver } from "./change-over";
import type { Exchange } from "./exchange";
import { handOver } from "./hand-over";
import { mayServe } from "./member";
import { settleAll } from "./settle-all";
import { stopAndRemove } from "./stop-and-remove";
import { isWarm } from "../plan/warm-name";
import { welcomeBack } from "./warm";
import { answersSoon, awaitSwitch, isThere } from "./switch-container";

/**
 * Takes one service to the release, and its switch to rest. Where the switch itself is new or changes, who holds the
 * ports has to let go of them: that is the one gap.
 */
export async function exchangeService(exchange: Exchange): Promise<void> {
    await removeDead(exchange);
    if (await isThere(exchange)) {
        await beginAtSwitch(exchange);
        await welcomeBack(exchange);
        await (exchange.change === "ports" ? changeOver : strategyNamed(exchange.strategy).exchange!)(exchange);
    } else {
        await handOver(exchange);
    }
    await exchange.settle();
}

/** Who serves is in the switch's own list from now on, whatever its names and its settings come to. */
export async function beginAtSwitch(exchange: Exchange): Promise<void> {
    // Its engine may have started it a moment ago.
    if (!(await answersSoon(exchange))) {
        // It leads nobody, perhaps for want of its settings.
        await exchange.offerSettings();
    }
    await awaitSwitch(exchange);
    await exchange.begin();
}

/** They serve nobody: those that ended, which compose would start again, and those kept warm of another version. */
async function removeDead(exchange: Exchange): Promise<void> {
    const dead = (await exchange.look()).losers.filter((member) => !mayServe(member) || isWarm(member));
    await settleAll(dead.map((member) => stopAndRemove(member, exchange.project.tools)));
}
