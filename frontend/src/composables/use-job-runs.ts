import { onScopeDispose, ref, shallowRef, watch, type Ref } from "vue";
import type { JobRunView } from "../../../common/job-views";
import { useAction } from "./use-action";
import { useServer } from "./use-server";

const pageSize = 20;

/** Puts a changed run into a list that is sorted newest first. */
function withRun(list: JobRunView[], changed: JobRunView): JobRunView[] {
    return [...list.filter(({ id }) => id !== changed.id), changed].sort((a, b) => b.id - a.id);
}

/** The runs of a stack's commands, newest first, page by page and live; those of one job where one is named. */
export function useJobRuns(stack: string, job: Ref<string>) {
    const server = useServer();
    const items = shallowRef<JobRunView[]>([]);
    const next = ref<number | null>(null);
    const loaded = ref(false);
    const { busy, error, run } = useAction();
    let asked = 0;

    async function load(before?: number): Promise<void> {
        const mine = ++asked;
        await run(async () => {
            const filter = { ...(job.value ? { job: job.value } : {}), ...(before ? { before } : {}) };
            const page = await server.call("jobRuns", { stack, limit: pageSize, ...filter });
            if (mine === asked) {
                items.value = page.items.reduce(withRun, before ? items.value : []);
                next.value = page.next;
                loaded.value = true;
            }
        });
    }

    function take(changed: JobRunView): void {
        if (!job.value || changed.name === job.value) {
            items.value = withRun(items.value, changed);
        }
    }

    const stops = [
        server.on("jobRunChanged", (push) => push.stack === stack && take(push.run)),
        server.onReconnect(() => void load()),
    ];
    onScopeDispose(() => stops.forEach((stop) => stop()));
    watch(job, () => void load(), { immediate: true });

    return { items, next, loaded, busy, error, take, more: () => load(next.value ?? undefined) };
}
