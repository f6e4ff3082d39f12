// @vitest-environment happy-dom
import { nextTick, reactive } from "vue";
import { describe, expect, it } from "vitest";
import type { StepView } from "../../../common/views";
import { CALLS, PUSHES } from "../../../common/socket-events";
import { useLogView } from "../../../frontend/src/composables/use-log-view";
import { deploymentView } from "../../fakes/canned-views";
import { FakeChannel } from "../../fakes/fake-channel";
import { runWith } from "./mount";

const deployment = 42;
const step = (changes: Partial<StepView>): StepView => ({ ...deploymentView(1).steps[0]!, ...changes });

function setUp(show: StepView | null) {
    const channel = new FakeChannel({ [CALLS.openLog]: () => ({ ok: true, data: { size: 0, firstOffset: 0 } }) });
    const props = reactive({ deployment, show });
    const shown: [number, number | null][] = [];
    const screen = {
        write: (_text: string, written: () => void) => written(),
        reveal: (first: number, last: number | null) => void shown.push([first, last]),
    };
    runWith(() => useLogView(props, screen), channel);
    const push = (offset: number, text: string) => channel.push(PUSHES.log, { deployment, offset, text, end: false });
    return { props, shown, push };
}

describe("useLogView()", () => {
    it("shows the end of a failed step as soon as it is there, and leaves later lines alone", () => {
        const { shown, push } = setUp(step({ state: "failed", logStart: 4, logEnd: 12 }));
        push(0, "one\ntwo\n");
        push(8, "bad\n");
        push(12, "going back\n");
        expect(shown).toEqual([
            [1, 2],
            [1, 3],
        ]);
    });

    it("shows the beginning of a step that was chosen, each time", async () => {
        const { props, shown, push } = setUp(null);
        push(0, "one\ntwo\nthree\n");
        props.show = step({ state: "succeeded", logStart: 8, logEnd: 14 });
        await nextTick();
        props.show = { ...props.show };
        await nextTick();
        expect(shown).toEqual([
            [2, null],
            [2, null],
        ]);
    });

    it("shows nothing for a step that wrote nothing", () => {
        const { shown, push } = setUp(step({ state: "skipped", logStart: null, logEnd: null }));
        push(0, "one\n");
        expect(shown).toEqual([]);
    });
});
