import { bindings, type Binding } from "../models/bindings";
import type { Database } from "../models/db";
import { repositories, type GitRepository } from "../models/repositories";
import type { Secret } from "../models/secret";
import type { SecretBox } from "../models/secret-box";

/** What a hook's URL leads to. */
export interface Hook {
    repository: Pick<GitRepository, "id" | "forge" | "url">;
    bindings: Binding[];
    /** Those that are valid at this moment; never an empty one. */
    secrets(now: Date): Secret[];
}

const MAX_HOOKS = 1000;

/** Hooks that were asked for lately, so that a burst costs no queries. Unknown tokens are not remembered. */
export class HookCache {
    readonly #hooks = new Map<string, Promise<Hook | null>>();

    constructor(
        private readonly db: Database,
        private readonly box: SecretBox,
    ) {}

    async find(token: string): Promise<Hook | null> {
        const known = this.#hooks.get(token) ?? this.#remember(token);
        return known;
    }

    invalidate(token: string): void {
        this.#hooks.delete(token);
    }

    /** For what changes bindings without knowing their hook. */
    invalidateAll(): void {
        this.#hooks.clear();
    }

    #remember(token: string): Promise<Hook | null> {
        const loading = this.#load(token);
        this.#hooks.set(token, loading);
        const forget = () => this.#hooks.get(token) === loading && this.#hooks.delete(token);
        loading.then((hook) => hook === null && forget(), forget);
        for (const oldest of this.#hooks.keys()) {
            if (this.#hooks.size <= MAX_HOOKS) {
                break;
            }
            this.#hooks.delete(oldest);
        }
        return loading;
    }

    async #load(token: string): Promise<Hook | null> {
        const repository = await repositories.findByHookToken(this.db, token);
        if (!repository) {
            return null;
        }
        const current = this.#open(repository.hookSecret);
        const previous = repository.hookSecretPrevious ? this.#open(repository.hookSecretPrevious) : [];
        const until = Date.parse(repository.hookSecretPreviousUntil ?? "");
        return {
            repository: { id: repository.id, forge: repository.forge, url: repository.url },
            bindings: await bindings.listByRepository(this.db, repository.id),
            secrets: (now) => (now.getTime() < until ? [...current, ...previous] : current),
        };
    }

    /** Nothing, where the stored secret is empty: then nothing verifies. */
    #open(sealed: string): Secret[] {
        if (sealed === "") {
            return [];
        }
        const secret = this.box.open("hook", sealed);
        return secret.reveal() === "" ? [] : [secret];
    }
}
