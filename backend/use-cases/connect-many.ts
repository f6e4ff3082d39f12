import { CicdError, type ErrorView } from "../../common/errors";
import type { ConnectMany, ConnectRow } from "../../common/repository-schema";
import type { ConnectManyView, SharedRepositoryView } from "../../common/repository-views";
import { connectRepositorySchema, ruleSchema, type ConnectRepository } from "../../common/schema";
import { repositoryPlace } from "../forge-api/repository-place";
import { parseRepositoryUrl } from "../git/repository-url";
import { bindings } from "../models/bindings";
import type { Db } from "../models/db";
import { repositories } from "../models/repositories";
import { afterConnecting } from "./after-connecting";
import { checkApiCredential } from "./check-credential";
import type { Dependencies } from "./dependencies";
import { eachAtOnce } from "./each-at-once";
import { hookUrl } from "./hook-url";
import { newHookSecret } from "./new-hook-secret";
import { recordCurrent } from "./record-current";
import { remoteToRead } from "./remote-to-read";
import { checkRules } from "./rules/check-rules";
import { storeConnection, type StoredConnection } from "./store-connection";
import { sharedRepositoryView } from "./views/shared-repository-view";

/** The engine has other things to do, too. */
const RECORDED_AT_ONCE = 4;

/**
 * Connects several stacks to one repository: one credential, one mirror, one hook. Nothing is deployed; what runs is
 * recorded as release #0 of each stack. Rows that can be connected are connected together or not at all; the others
 * say why not.
 *
 * @throws CicdError as Git does, when the branch can't be read
 */
export async function connectMany(deps: Dependencies, input: ConnectMany): Promise<ConnectManyView> {
    const missing = await missingFiles(deps, input);
    const secret = newHookSecret();
    const { errors, stored } = await deps.db.transaction(async (trx) => {
        const known = await repositories.findByUrlKey(trx, parseRepositoryUrl(input.url).urlKey);
        const errors: (ErrorView | null)[] = [];
        const stored: StoredConnection[] = [];
        for (const [index, row] of input.stacks.entries()) {
            const error = refusalOf(input, index, missing) ?? patternError(row) ?? (await conflictOf(trx, input, row));
            errors.push(error?.toView() ?? null);
            if (error === null) {
                // Its hook and its API depend on the forge: what was guessed by the way changes neither.
                const shared = { ...input, forge: known ? undefined : input.forge };
                stored.push(
                    await storeConnection(trx, deps, { stack: row.stack, input: inputOf(shared, row), secret }),
                );
            }
        }
        return { errors, stored };
    });
    await afterConnecting(deps, stored);
    const connected = input.stacks.filter((_, index) => errors[index] === null);
    await settle(deps, connected);
    return {
        repository: stored.length > 0 ? await shown(deps, stored, secret) : null,
        rows: input.stacks.map(({ stack, composePath }, index) => ({ stack, composePath, error: errors[index]! })),
    };
}

/** Of all the rows' compose files those that the branch doesn't have. */
async function missingFiles(deps: Dependencies, input: ConnectMany): Promise<ReadonlySet<string>> {
    const remote = await remoteToRead(deps, input);
    await checkApiCredential(deps.db, input.apiCredential ?? null, repositoryPlace(input.url));
    const wanted = input.stacks.flatMap(({ composePath }) => composePath);
    return deps.git.readTip(remote, input.branch, async ({ files }) => {
        const there = new Set(files.map(({ path }) => path));
        return new Set(wanted.filter((path) => !there.has(path)));
    });
}

function refusalOf(input: ConnectMany, index: number, missing: ReadonlySet<string>): CicdError | null {
    const { stack, composePath } = input.stacks[index]!;
    if (input.stacks.findIndex((row) => row.stack === stack) < index) {
        return new CicdError({
            code: "STATE_CONFLICT",
            message: `Another row connects the stack ${stack} already.`,
            safe: "This row was left out.",
            hint: "Give each row a stack of its own.",
        });
    }
    const lacking = composePath.find((path) => missing.has(path));
    return lacking === undefined
        ? null
        : new CicdError({
              code: "COMPOSE_FILE_MISSING",
              message: `${lacking} is not on ${input.branch}.`,
              safe: "This stack was not connected.",
              hint: "Look at the repository again, or correct the path.",
          });
}

/** Said of this row, where it would else end them all. */
function patternError({ paths }: ConnectRow): CicdError | null {
    try {
        checkRules([ruleSchema.parse({ paths })]);
        return null;
    } catch (error) {
        if (error instanceof CicdError) {
            return error;
        }
        throw error;
    }
}

/** A stack that is connected already is changed where it is, one by one, not by the way. */
async function conflictOf(trx: Db, input: ConnectMany, { stack }: ConnectRow): Promise<CicdError | null> {
    const binding = await bindings.findByStack(trx, stack);
    const repository = binding && (await repositories.find(trx, binding.repositoryId));
    return binding === null
        ? null
        : new CicdError({
              code: "STATE_CONFLICT",
              message: `The stack ${stack} is connected to ${repository?.url ?? input.url}, branch ${binding.branch}, already.`,
              safe: "Its connection stays as it is.",
              hint: "Change it in its Repository tab, or choose another name for this row.",
          });
}

function inputOf({ stacks: _, ...shared }: ConnectMany, row: ConnectRow): ConnectRepository {
    const { composePath, profiles, envFiles, adopt, paths } = row;
    const rules = paths.length > 0 ? [ruleSchema.parse({ paths })] : [];
    return {
        ...connectRepositorySchema.parse({ url: shared.url }),
        ...shared,
        composePath,
        profiles,
        envFiles,
        adopt,
        rules,
    };
}

async function settle(deps: Dependencies, connected: readonly ConnectRow[]): Promise<void> {
    await eachAtOnce(connected, RECORDED_AT_ONCE, async ({ stack }) => {
        await recordCurrent(deps, stack);
        deps.bus.publish({ type: "stack", stack });
    });
}

async function shown(
    deps: Dependencies,
    stored: readonly StoredConnection[],
    secret: string,
): Promise<SharedRepositoryView | null> {
    const { repository } = stored[0]!;
    const current = await repositories.find(deps.db, repository.id);
    const view = current && (await sharedRepositoryView(deps.db, current, await hookUrl(deps)));
    const isNew = stored.some((one) => one.isNew);
    return view && isNew ? { ...view, webhook: { ...view.webhook, secret } } : view;
}
