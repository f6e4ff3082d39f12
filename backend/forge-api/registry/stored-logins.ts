import { CicdError } from "../../../common/errors";
import { registryName, registryOf } from "../../../common/registry-of";
import type { LoginReport } from "../../../common/views";
import type { RequestForge } from "../../git/request-forge";
import type { Clock } from "../../models/clock";
import { credentials, type Credential } from "../../models/credentials";
import type { Db } from "../../models/db";
import type { Secret } from "../../models/secret";
import type { SecretBox } from "../../models/secret-box";
import { askDigest } from "./ask-digest";
import { askRetryAfter } from "./retry-after";
import { testLogin } from "./test-login";

interface StoredLogin {
    id: number;
    host: string;
    username: string;
    password: Secret;
}

export interface StoredLoginParts {
    db: Db;
    secrets: SecretBox;
    clock: Clock;
    request: RequestForge;
    recordLogin: (credentialId: number, accepted: boolean) => Promise<void>;
    /** Gets all logins each time one of them changed. */
    onChange: (logins: readonly StoredLogin[]) => void;
    report: (error: unknown) => void;
}

export type StoredLogins = ReturnType<typeof createStoredLogins>;

/** The logins at registries that are stored as credentials, and what registries say about them. */
export function createStoredLogins(parts: StoredLoginParts) {
    let logins: readonly StoredLogin[] = [];
    const loginAt = (host: string) => logins.find((login) => login.host === registryName(host)) ?? null;

    const open = ({ id, host, username, secret }: Credential): StoredLogin => ({
        id,
        host: registryName(host),
        username,
        password: parts.secrets.open("credential", secret),
    });

    /** One that was sealed with a lost key is no reason to do without the others. */
    const readable = (row: Credential): StoredLogin[] => {
        try {
            return [open(row)];
        } catch (error) {
            parts.report(error);
            return [];
        }
    };

    return {
        hasLogin: (host: string) => loginAt(host) !== null,
        secrets: () => logins.map(({ password }) => password.reveal()),
        retryAfter: (reference: string) =>
            askRetryAfter(parts.request, { reference, login: loginAt(registryOf(reference)) }, parts.clock.now()),
        digest: (reference: string) => askDigest(parts.request, { reference, login: loginAt(registryOf(reference)) }),
        noteLogin(host: string, accepted: boolean): void {
            const login = loginAt(host);
            if (login) {
                parts.recordLogin(login.id, accepted).catch(parts.report);
            }
        },
        /** Call when a credential was stored, changed or deleted, and once at the start. */
        async reload(): Promise<void> {
            const rows = await credentials.list(parts.db);
            logins = rows.filter(({ kind }) => kind === "registry").flatMap(readable);
            parts.onChange(logins);
        },
        /** Asks the registry; a refusal is noted at the credential. @throws CicdError NOT_FOUND | INVALID_INPUT */
        async test(id: number): Promise<LoginReport> {
            const row = await credentials.find(parts.db, id);
            if (row?.kind !== "registry") {
                throw new CicdError({
                    code: row ? "INVALID_INPUT" : "NOT_FOUND",
                    message: row ? `"${row.name}" is no login at a registry.` : "There is no such credential.",
                    hint: row
                        ? "Credentials for Git are tested with a repository, when it is connected."
                        : "Look at the list of credentials.",
                });
            }
            const { host, username, password } = open(row);
            const report = await testLogin(parts.request, host, { username, password });
            if (report.ok || report.refused) {
                await parts.recordLogin(id, report.ok);
            }
            return report;
        },
    };
}
