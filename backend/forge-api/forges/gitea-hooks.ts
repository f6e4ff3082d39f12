import type { HookApi, HookWish } from "../forge-api";
import { field, listIn, textIn } from "../read-answer";

interface HookWords {
    /** What the forge calls its own kind of webhook. */
    type: string;
    events: string[];
    needs: string;
    canTest: boolean;
}

/** Webhooks of Gitea, Forgejo and Gogs. None of them changes a hook's secret, so a change makes a new hook first. */
export function giteaHooks({ type, events, needs, canTest }: HookWords): HookApi {
    const wished = ({ url, secret }: HookWish) => ({
        type,
        active: true,
        events,
        config: { url, content_type: "json", secret: secret.reveal() },
    });
    const api: HookApi = {
        needs,
        async create(ask, wish) {
            const request = { method: "POST", path: "/hooks", body: wished(wish) } as const;
            return textIn(await ask({ ...request, doing: "create the webhook", needs }), "id");
        },
        async update(ask, id, wish) {
            const made = await api.create(ask, wish);
            await api.remove(ask, { id, url: wish.url });
            return made;
        },
        async list(ask) {
            const found = await ask({ path: "/hooks?limit=50", doing: "list the webhooks", needs });
            return listIn(found).map((hook) => ({
                id: textIn(hook, "id"),
                url: textIn(hook, "config", "url"),
                active: field(hook, "active") === true && listIn(hook, "events").includes("push"),
            }));
        },
        async remove(ask, { id }) {
            await ask({ method: "DELETE", path: `/hooks/${id}`, doing: "remove the webhook", needs });
        },
    };
    return canTest
        ? {
              ...api,
              async test(ask, { id }) {
                  await ask({ method: "POST", path: `/hooks/${id}/tests`, doing: "test the webhook", needs });
              },
          }
        : api;
}
