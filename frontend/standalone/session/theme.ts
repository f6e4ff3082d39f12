import { ref, watchEffect } from "vue";

export const themes = ["dark", "light", "auto"] as const;
export type Theme = (typeof themes)[number];

const key = "theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const stored = localStorage.getItem(key) as Theme | null;

/** What the person chose, kept where Dockge's page keeps it. */
export const theme = ref<Theme>(stored && themes.includes(stored) ? stored : "auto");
const systemIsDark = ref(system.matches);

/** Puts the class for the theme on the body, now and after every change of choice or system. */
export function followTheme(): void {
    system.addEventListener("change", (event) => (systemIsDark.value = event.matches));
    watchEffect(() => {
        const dark = theme.value === "dark" || (theme.value === "auto" && systemIsDark.value);
        document.body.classList.toggle("dark", dark);
        document.body.classList.toggle("light", !dark);
        document.documentElement.dataset.bsTheme = dark ? "dark" : "light";
        localStorage.setItem(key, theme.value);
    });
}
