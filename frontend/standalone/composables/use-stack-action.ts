import { ref } from "vue";
import { messageOf, useSession } from "../session/session";
import { notify, notifyError } from "../session/toasts";

/** Runs an event of the host that changes a stack, with the result as a toast. Resolves to whether it worked. */
export function useStackAction() {
    const session = useSession();
    const busy = ref(false);

    async function act(event: string, ...values: unknown[]): Promise<boolean> {
        busy.value = true;
        try {
            const { msg } = await session.ask<{ msg: string }>(event, ...values);
            notify(msg);
            return true;
        } catch (error) {
            notifyError(messageOf(error));
            return false;
        } finally {
            busy.value = false;
        }
    }

    return { busy, act };
}
