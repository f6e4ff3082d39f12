import { computed, ref, watchEffect } from "vue";

export const themes = ["dark", "light", "auto"] as const;
export type Theme = (typeof themes)[number];

const key = "theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const stored = localStorage.getItem(key) as Theme | null;

/** What the person chose, kept where Dockge's page keeps it. */
export const theme = ref<Theme>(stored && themes.includes(stored) ? stored : "auto");
const systemIsDark = ref(system.matches);

export const isDark = computed(() => theme.value === "dark" || (theme.value === "auto" && systemIsDark.value));

/** Puts the class for the theme on the body, now and after every change of choice or system. */
export function followTheme(): void {
    system.addEventListener("change", (event) => (systemIsDark.value = event.matches));
    watchEffect(() => {
        document.body.classList.toggle("dark", isDark.value);
        document.body.classList.toggle("light", !isDark.value);
        document.documentElement.dataset.bsTheme = isDark.value ? "dark" : "light";
        localStorage.setItem(key, theme.value);
    });
}
