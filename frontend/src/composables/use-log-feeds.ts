import { inject, type InjectionKey } from "vue";
import type { LogFeeds } from "../server/log-feeds";
import { useServer } from "./use-server";

/** Whose logs the components below show; a deployment's where nobody says. */
export const logFeedsKey: InjectionKey<LogFeeds> = Symbol("log feeds");

export function useLogFeeds(): LogFeeds {
    return inject(logFeedsKey, null) ?? useServer().logs;
}
