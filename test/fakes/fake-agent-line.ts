import type { AgentLine, Reach } from "../../frontend/src/server/agent-channel";

/** Another instance that is there, has no extension unless somebody answers, and goes and comes as a test says. */
export class FakeAgentLine implements AgentLine {
    readonly url = "https://nas.example.org:5001";
    readonly listeners = new Set<(reach: Reach) => void>();
    /** False for one that hangs: not even Dockge answers there. */
    answersKnocks = true;
    #reach: Reach = "online";

    reach(): Reach {
        return this.#reach;
    }

    onReach(listener: (reach: Reach) => void): () => void {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
    }

    knock(answer: () => void): void {
        if (this.answersKnocks) {
            void Promise.resolve().then(answer);
        }
    }

    become(reach: Reach): void {
        this.#reach = reach;
        [...this.listeners].forEach((listener) => listener(reach));
    }
}
