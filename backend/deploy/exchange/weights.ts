import type { Member } from "./member";

/** What the switch knows of shares: 0 to 256. */
const MOST = 256;
const USUAL = 100;

export type Weights = ReadonlyMap<Member, number>;

/** All get the same. */
export function evenly(members: readonly Member[]): Weights {
    return new Map(members.map((member) => [member, USUAL]));
}

/** The fresh ones get `percent` of the traffic together, the old ones the rest. */
export function shared(fresh: readonly Member[], old: readonly Member[], percent: number): Weights {
    if (fresh.length === 0 || old.length === 0) {
        return evenly([...fresh, ...old]);
    }
    const each = { fresh: percent / fresh.length, old: (100 - percent) / old.length };
    const scale = MOST / Math.max(each.fresh, each.old);
    const weight = (share: number) => Math.max(1, Math.round(share * scale));
    return new Map([
        ...fresh.map((member) => [member, weight(each.fresh)] as const),
        ...old.map((member) => [member, weight(each.old)] as const),
    ]);
}
