import { inject, type InjectionKey } from "vue";

/** A short message in the corner of whoever hosts the panel. */
export type Notify = (text: string) => void;

export const notifyKey: InjectionKey<Notify> = Symbol("notify");

export function useNotify(): Notify {
    return inject(notifyKey, () => undefined);
}
