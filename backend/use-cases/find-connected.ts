import { CicdError } from "../../common/errors";
import { bindings, type Binding } from "../models/bindings";
import { credentials } from "../models/credentials";
import type { Db } from "../models/db";
import { repositories, type GitRepository } from "../models/repositories";
import type { SecretBox } from "../models/secret-box";
import type { GitRemote } from "../git/git";
import { openCredential } from "../git/open-credential";

export interface Connected {
    binding: Binding;
    repository: GitRepository;
}

export async function findConnected(db: Db, stack: string): Promise<Connected | null> {
    const binding = await bindings.findByStack(db, stack);
    const repository = binding && (await repositories.find(db, binding.repositoryId));
    return binding && repository ? { binding, repository } : null;
}

/** @throws CicdError STACK_NOT_CONNECTED */
export async function requireConnected(db: Db, stack: string): Promise<Connected> {
    const connected = await findConnected(db, stack);
    if (!connected) {
        throw new CicdError({
            code: "STACK_NOT_CONNECTED",
            message: `The stack "${stack}" is not connected to a Git repository.`,
            hint: "Connect it in the Repository tab, or with PUT /stacks/:stack/repository.",
        });
    }
    return connected;
}

/** The repository with its credential readable, as git takes it. */
export async function remoteOf(db: Db, secrets: SecretBox, repository: GitRepository): Promise<GitRemote> {
    const row = repository.credentialId === null ? null : await credentials.find(db, repository.credentialId);
    const credential = row && openCredential(secrets, row);
    return { repositoryId: repository.id, url: repository.url, credential };
}
