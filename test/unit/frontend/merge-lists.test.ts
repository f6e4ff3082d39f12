import { expect, it } from "vitest";
import { mergeLists } from "../../../frontend/src/agents/merge-lists";

const list = (times: number[], next: number | null = null) => ({
    items: times.map((time, at) => ({ id: 100 - at, time: `2026-01-01T00:00:${String(time).padStart(2, "0")}Z` })),
    next,
});
const merged = (...lists: ReturnType<typeof list>[]) => {
    const { items, more } = mergeLists(lists, ({ time }) => time);
    return { rows: items.map(({ at, item }) => `${at}:${Number(item.time.slice(17, 19))}`), more };
};

it.each([
    ["one list stays as it is", [list([9, 5, 5, 1], 3)], { rows: ["0:9", "0:5", "0:5", "0:1"], more: [0] }],
    ["rows come by time", [list([9, 2]), list([7, 3])], { rows: ["0:9", "1:7", "1:3", "0:2"], more: [] }],
    [
        "nothing is shown behind what is not read yet",
        [list([9, 6], 1), list([7, 3])],
        { rows: ["0:9", "1:7", "0:6"], more: [0] },
    ],
    [
        "the list that ends first is read on",
        [list([9, 6], 1), list([8, 7], 1)],
        { rows: ["0:9", "1:8", "1:7"], more: [1] },
    ],
    ["a list that is not read yet holds up no other one", [list([9, 6]), list([])], { rows: ["0:9", "0:6"], more: [] }],
    ["no lists are no rows", [], { rows: [], more: [] }],
])("mergeLists(): %s", (_, lists, expected) => {
    expect(merged(...lists)).toEqual(expected);
});
