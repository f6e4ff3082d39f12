import type { Socket } from "socket.io";
import type { CicdError } from "../../common/errors";
import type { fakeAnswers, Push } from "./fake-answers";

const compose =
    "services:\n  web:\n    image: shop/web:latest\n    ports:\n      - 8080:80\n  db:\n    image: postgres:16\n";

/** The host's own events, as far as the pages need them to be shown. */
const hostAnswers: Record<string, (...values: unknown[]) => object> = {
    getStack: (name) => ({
        stack: { name, composeFileName: "compose.yaml", composeYAML: compose, composeENV: "A=1\n" },
    }),
    serviceStatusList: () => ({
        serviceStatusList: {
            web: [{ name: "shop-web-1", status: "healthy" }],
            db: [{ name: "db", status: "running" }],
        },
    }),
    terminalJoin: (name) => ({ buffer: String(name).startsWith("combined") ? "web-1  | GET / 200\r\n" : "" }),
    leaveCombinedTerminal: () => ({}),
};

export type Answers = typeof fakeAnswers;

/** One call of a page, asked of the instance at an endpoint; "" for the page's own. */
interface Asked {
    socket: Socket;
    endpoint: string;
    event: string;
    args: unknown[];
    answers: Answers;
}

/** Answers as an instance with the extension does, a CicdError as a refusal. */
export async function answerCall({ socket, endpoint, event, args, answers }: Asked): Promise<void> {
    const answer = args.at(-1) as (response: object) => void;
    const push: Push = (name, payload) => socket.emit("agent", name, { ...payload, endpoint });
    if (!answers[event]) {
        answer({ ok: true, msg: "Done", ...hostAnswers[event]?.(...args) });
        return;
    }
    try {
        answer({ ok: true, data: await answers[event](args[0] as never, push) });
    } catch (error) {
        answer({ ok: false, error: (error as CicdError).toView() });
    }
}
