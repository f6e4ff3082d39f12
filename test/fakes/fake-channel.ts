import type { AgentChannel } from "../../frontend/src/server/agent-channel";
import { FakeAgentLine } from "./fake-agent-line";
import { fakeAnswers } from "./fake-answers";

type Handler = (payload: never) => unknown;
type PushListener = (event: string, payload: unknown) => void;

export const silence = Symbol("no answer");

/** A channel whose server answers at once from canned views, or as `answers` says. */
export class FakeChannel implements AgentChannel {
    readonly calls: { event: string; payload: unknown }[] = [];
    readonly pushListeners = new Set<PushListener>();
    readonly connectListeners = new Set<() => void>();
    readonly agent: FakeAgentLine | undefined;

    constructor(
        readonly answers: Record<string, Handler> = {},
        readonly endpoint = "",
    ) {
        this.agent = endpoint === "" ? undefined : new FakeAgentLine();
    }

    emit(event: string, payload: object, answer: (response: unknown) => void): void {
        this.calls.push({ event, payload });
        void this.respond(event, payload).then((response) => response !== silence && answer(response));
    }

    private async respond(event: string, payload: object): Promise<unknown> {
        const own = this.answers[event];
        if (own) {
            return await own(payload as never);
        }
        const canned = fakeAnswers[event];
        return canned ? { ok: true, data: canned(payload as never, (name, data) => this.push(name, data)) } : silence;
    }

    onPush(listener: PushListener): () => void {
        this.pushListeners.add(listener);
        return () => this.pushListeners.delete(listener);
    }

    onConnect(listener: () => void): () => void {
        this.connectListeners.add(listener);
        return () => this.connectListeners.delete(listener);
    }

    push(event: string, payload: object): void {
        [...this.pushListeners].forEach((listener) => listener(event, { endpoint: this.endpoint, ...payload }));
    }

    reconnect(): void {
        this.agent?.become("connecting");
        this.agent?.become("online");
        [...this.connectListeners].forEach((listener) => listener());
    }

    /** Payloads of all calls of that name. */
    asked(event: string): unknown[] {
        return this.calls.filter((call) => call.event === event).map(({ payload }) => payload);
    }
}
