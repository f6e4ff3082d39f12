import { describe, expect, it } from "vitest";
import { CicdError, type ErrorView } from "../../../common/errors";
import { Greeter } from "../../../frontend/src/server/greeter";

const refused = (code: ErrorView["code"]) => new CicdError({ code, message: "No.", hint: "Wait." });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Answers as listed, one after another; then it answers well. */
function greeter(...errors: Error[]) {
    const counts = { asked: 0, answered: 0 };
    const hello = async () => {
        const error = errors[counts.asked++];
        if (error) {
            throw error;
        }
    };
    return { counts, greeter: new Greeter(hello, () => (counts.answered += 1)) };
}

describe("Greeter", () => {
    it("greets until a busy server answers, and tells it once", async () => {
        const { greeter: one, counts } = greeter(refused("TIMED_OUT"), refused("NOT_LOGGED_IN"), refused("NOT_FOUND"));
        one.untilAnswered();
        await settled();
        expect(counts).toEqual({ asked: 4, answered: 1 });
    });

    it("gives up when the server says what is wrong", async () => {
        const { greeter: one, counts } = greeter(refused("STATE_CONFLICT"));
        one.untilAnswered();
        await settled();
        expect(counts).toEqual({ asked: 1, answered: 0 });
    });

    it("asks another instance only once", async () => {
        const { greeter: one, counts } = greeter(refused("TIMED_OUT"));
        one.once();
        await settled();
        expect(counts).toEqual({ asked: 1, answered: 0 });
    });

    it("tells nothing any more once it is closed, or greets anew", async () => {
        const { greeter: one, counts } = greeter();
        one.untilAnswered();
        one.untilAnswered();
        await settled();
        expect(counts.answered).toBe(1);
        one.untilAnswered();
        one.close();
        await settled();
        expect(counts.answered).toBe(1);
    });
});
