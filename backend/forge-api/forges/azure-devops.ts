import { isOwn } from "../checks";
import type { AskApi, Check, ForgeApi, HookApi, HookWish } from "../forge-api";
import { basic } from "../headers";
import { listIn, textIn } from "../read-answer";
import type { RepositoryPlace } from "../repository-place";
import { azureRequest } from "./change-requests";

const needsHooks =
    'the scope "Code: full", and of its owner the permission "Edit subscriptions" (a project administrator has it)';
const needsStatuses = 'the scope "Code: status"';
const needsChecks = 'the scope "Code: read"';

const version = "api-version=7.1";
const stateWords = {
    pending: "pending",
    running: "pending",
    success: "succeeded",
    failure: "failed",
    canceled: "notApplicable",
};

/** One subscription each. The first one's id stands for all of them; they share the URL. */
const events = ["git.push", "git.pullrequest.created", "git.pullrequest.updated"];

interface Subscription {
    id: string;
    url: string;
    event: string;
    active: boolean;
}

const repositoryOf = (ask: AskApi, doing: string) => ask({ path: `?${version}`, doing, needs: needsHooks });

async function subscribe(ask: AskApi, event: string, wish: { wish: HookWish; repository: unknown }): Promise<string> {
    const { url, secret } = wish.wish;
    const body = {
        publisherId: "tfs",
        eventType: event,
        resourceVersion: "1.0",
        consumerId: "webHooks",
        consumerActionId: "httpRequest",
        publisherInputs: {
            projectId: textIn(wish.repository, "project", "id"),
            repository: textIn(wish.repository, "id"),
        },
        consumerInputs: { url, basicAuthUsername: "dockge", basicAuthPassword: secret.reveal() },
    };
    const path = `/_apis/hooks/subscriptions?${version}`;
    const asked = { doing: "create the webhook", needs: needsHooks };
    return textIn(await ask({ method: "POST", under: "api", path, body, ...asked }), "id");
}

async function subscriptions(ask: AskApi): Promise<Subscription[]> {
    const path = `/_apis/hooks/subscriptions?${version}&publisherId=tfs&consumerId=webHooks&consumerActionId=httpRequest`;
    const found = await ask({ under: "api", path, doing: "list the webhooks", needs: needsHooks });
    return listIn(found, "value").map((one) => ({
        id: textIn(one, "id"),
        url: textIn(one, "consumerInputs", "url"),
        event: textIn(one, "eventType"),
        active: ["enabled", "onProbation"].includes(textIn(one, "status")),
    }));
}

async function unsubscribe(ask: AskApi, id: string): Promise<void> {
    const path = `/_apis/hooks/subscriptions/${encodeURIComponent(id)}?${version}`;
    await ask({ method: "DELETE", under: "api", path, doing: "remove the webhook", needs: needsHooks });
}

const hooks: HookApi = {
    needs: needsHooks,
    async create(ask, wish) {
        const repository = await repositoryOf(ask, "create the webhook");
        const [push, ...others] = events;
        const id = await subscribe(ask, push!, { wish, repository });
        for (const event of others) {
            await subscribe(ask, event, { wish, repository });
        }
        return id;
    },
    async update(ask, id, wish) {
        const former = (await subscriptions(ask)).filter((one) => one.url === wish.url || one.id === id);
        const made = await hooks.create(ask, wish);
        for (const one of former) {
            await unsubscribe(ask, one.id);
        }
        return made;
    },
    list: async (ask) => (await subscriptions(ask)).filter(({ event }) => event === "git.push"),
    async remove(ask, { id, url }) {
        const ours = (await subscriptions(ask)).filter((one) => one.url === url || one.id === id);
        for (const one of ours) {
            await unsubscribe(ask, one.id);
        }
    },
};

async function checksOf(ask: AskApi, sha: string): Promise<Check[]> {
    const path = `/commits/${sha}/statuses?${version}&latestOnly=true&top=100`;
    const found = await ask({ path, doing: `read the checks of ${sha.slice(0, 7)}`, needs: needsChecks });
    return listIn(found, "value").flatMap((status): Check[] => {
        const name = [textIn(status, "context", "genre"), textIn(status, "context", "name")].filter(Boolean).join("/");
        const state = textIn(status, "state");
        if (state === "notApplicable" || isOwn(name)) {
            return [];
        }
        const isPending = state === "pending" || state === "notSet";
        return [{ name, state: state === "succeeded" ? "green" : isPending ? "pending" : "failed" }];
    });
}

interface AzurePlace {
    /** Of the organisation or collection. */
    api: string;
    project: string;
    name: string;
}

/** A repository with its project's name may leave the project out. */
function httpPlace({ origin, path }: RepositoryPlace): AzurePlace | null {
    const at = path.indexOf("_git");
    const name = path[at + 1];
    if (at === -1 || name === undefined || path.length !== at + 2) {
        return null;
    }
    // The organisation is in the host's name at visualstudio.com, else it is the path's first part.
    const isOld = new URL(origin).hostname.endsWith(".visualstudio.com");
    const before = path.slice(0, at).filter((part) => part !== "DefaultCollection" || !isOld);
    const least = isOld ? 0 : 1;
    const project = before.length > least ? before[before.length - 1]! : name;
    const collection = before.length > least ? before.slice(0, -1) : before;
    const api = [origin, ...collection.map(encodeURIComponent)].join("/");
    return collection.length < least ? null : { api, project, name };
}

/** v3/organisation/project/repository; servers of one's own use the path of https over SSH too. */
function sshPlace(place: RepositoryPlace): AzurePlace | null {
    const [version3, organisation, project, name, more] = place.path;
    if (version3 !== "v3" || name === undefined || more !== undefined) {
        return httpPlace(place);
    }
    const isOld = place.host.endsWith(".visualstudio.com");
    const api = isOld ? place.origin : `${place.origin}/${encodeURIComponent(organisation!)}`;
    return { api, project: project!, name };
}

export const azureDevops: ForgeApi = {
    name: "azure-devops",
    locate(place) {
        const found = place.protocol === "ssh" ? sshPlace(place) : httpPlace(place);
        if (!found) {
            return null;
        }
        const [project, name] = [found.project, found.name].map((part) => encodeURIComponent(part));
        return { api: found.api, repository: `${found.api}/${project}/_apis/git/repositories/${name}` };
    },
    headers: (login) => (login ? basic(login.kind === "password" ? login.username : "", login) : {}),
    async postStatus(ask, { sha, state, context, description, targetUrl }) {
        const [genre, name] = context.split("/", 2);
        const body = { state: stateWords[state], description, targetUrl, context: { genre, name } };
        const request = { method: "POST", path: `/commits/${sha}/statuses?${version}`, body } as const;
        await ask({ ...request, doing: "report the status", needs: needsStatuses });
    },
    hooks,
    openRequest: azureRequest,
    checks: checksOf,
};
