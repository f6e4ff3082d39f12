import { setImmediate as breathe } from "node:timers/promises";
import type { Rule } from "../../../common/schema";
import { compiledRule } from "../rules/compiled-rule";

const AT_ONCE = 2000;

/**
 * One path for each rule that any of these paths matches: to the rules they say the same as all of them, in a list that
 * costs nothing to judge. Lets others have their turn in between, so that a push of 100,000 files stops nobody.
 */
export async function pathWitnesses(rules: readonly Rule[], files: readonly string[]): Promise<string[]> {
    const witnesses = new Set<string>();
    let open = rules.filter(({ paths }) => paths.length > 0);
    for (let begin = 0; begin < files.length && open.length > 0; begin += AT_ONCE) {
        const some = files.slice(begin, begin + AT_ONCE);
        const unmet: Rule[] = [];
        for (const rule of open) {
            const witness = some.find(compiledRule(rule).path);
            if (witness === undefined) {
                unmet.push(rule);
            } else {
                witnesses.add(witness);
            }
            await breathe();
        }
        open = unmet;
    }
    return [...witnesses];
}
