import type { Component } from "vue";
import { asyncPart as part } from "../../components/async-part";

/** The parts of the settings by their names in the address, in the order of the list; each is loaded when it is opened. */
export const settingParts = {
    general: [part(() => import("./GeneralSettings.vue"))],
    credentials: [part(() => import("./CredentialSettings.vue"))],
    tokens: [part(() => import("./TokenSettings.vue"))],
    hosts: [part(() => import("./HostSettings.vue"))],
    freeze: [part(() => import("./FreezeSettings.vue"))],
    retention: [part(() => import("./RetentionSettings.vue")), part(() => import("./DiskSettings.vue"))],
    proxies: [part(() => import("./ProxySettings.vue"))],
    commands: [part(() => import("./HostCommandSettings.vue"))],
} satisfies Record<string, Component[]>;

export type SettingPart = keyof typeof settingParts;
