// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CALLS } from "../../../common/socket-events";
import { useLogSearch } from "../../../frontend/src/composables/use-log-search";
import { FakeChannel } from "../../fakes/fake-channel";
import { textLog } from "../../fakes/text-log";
import { runWith } from "./mount";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lines = (count: number) => Array.from({ length: count }, (_, at) => `hit ${at}\n`).join("");

function setUp(text: string) {
    const state = { text };
    const search = (payload: { search: string; from: number; limit: number }) => ({
        ok: true,
        data: textLog(state.text).search(payload),
    });
    const channel = new FakeChannel({ [CALLS.searchLog]: search as never });
    const shown: number[] = [];
    const end = () => Buffer.byteLength(state.text);
    const { result } = runWith(() => useLogSearch({ id: 42, end, show: (offset) => void shown.push(offset) }), channel);
    const type = async (query: string) => {
        result.query.value = query;
        await vi.runAllTimersAsync();
    };
    const move = async (by: 1 | -1) => {
        result.move(by);
        await vi.runAllTimersAsync();
    };
    return { result, channel, shown, type, move, state };
}

describe("useLogSearch()", () => {
    it("finds what is anywhere in the log, call by call, and shows the first place", async () => {
        const { result, channel, shown, type } = setUp(lines(1200));
        await type("HIT");
        expect(result.found.value).toEqual({ at: 0, count: 1200, more: false, searching: false });
        expect(channel.asked(CALLS.searchLog)).toHaveLength(3);
        expect(shown).toEqual([0]);
    });

    it("walks on and back around the end", async () => {
        const { result, shown, type, move } = setUp(lines(3));
        await type("hit");
        await move(-1);
        expect(result.found.value.at).toBe(2);
        await move(1);
        expect(result.found.value.at).toBe(0);
        expect(shown).toEqual([0, 12, 0]);
    });

    it("looks further when the log has grown by the time that its last place is passed", async () => {
        const { result, type, move, state } = setUp(lines(2));
        await type("hit");
        await move(1);
        state.text = lines(4);
        await move(1);
        expect(result.found.value).toMatchObject({ at: 2, count: 4 });
    });

    it("asks once for what is typed quickly, and drops what was asked for before", async () => {
        const { result, channel, type } = setUp(lines(20));
        result.query.value = "h";
        await vi.advanceTimersByTimeAsync(100);
        await type("hit 1");
        expect(channel.asked(CALLS.searchLog)).toMatchObject([{ search: "hit 1" }]);
        expect(result.found.value.count).toBe(11);
    });

    it("stops at ten thousand, and says that there is more", async () => {
        const { result, type } = setUp(lines(11_000));
        await type("hit");
        expect(result.found.value).toMatchObject({ count: 10_000, more: true });
    });

    it("forgets everything when the field is emptied", async () => {
        const { result, type } = setUp(lines(3));
        await type("hit");
        await type("");
        expect(result.found.value).toEqual({ at: -1, count: 0, more: false, searching: false });
        expect(result.chosen.value).toBeNull();
    });
});
