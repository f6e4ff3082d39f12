import { reactive } from "vue";

interface Toast {
    id: number;
    text: string;
    bad: boolean;
}

const goodMs = 4000;
const badMs = 12_000;
let lastId = 0;

export const toasts = reactive<Toast[]>([]);

export function dismiss(id: number): void {
    const at = toasts.findIndex((toast) => toast.id === id);
    if (at >= 0) {
        toasts.splice(at, 1);
    }
}

function show(text: string, bad: boolean): void {
    const id = ++lastId;
    toasts.push({ id, text, bad });
    setTimeout(() => dismiss(id), bad ? badMs : goodMs);
}

export const notify = (text: string): void => show(text, false);
export const notifyError = (text: string): void => show(text, true);
