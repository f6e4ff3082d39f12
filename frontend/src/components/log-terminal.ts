import { FitAddon } from "@xterm/addon-fit";
import { SearchAddon } from "@xterm/addon-search";
import { Terminal } from "@xterm/xterm";

const ground = "#0b0e14";
const match = { background: "#4d3d00", border: "#8a6d00" };
const active = { background: "#1f5fa8", border: "#ffffff" };

/** How found places look; the addon counts them only when they are marked. */
export const searchOptions = {
    decorations: {
        matchBackground: match.background,
        matchBorder: match.border,
        matchOverviewRuler: match.border,
        activeMatchBackground: active.background,
        activeMatchBorder: active.border,
        activeMatchColorOverviewRuler: active.background,
    },
};

/** A terminal for reading a log, with what fits it into its box and finds text in it. */
export function createLogTerminal(): { terminal: Terminal; fit: FitAddon; search: SearchAddon } {
    const terminal = new Terminal({
        allowProposedApi: true,
        convertEol: true,
        disableStdin: true,
        screenReaderMode: true,
        cursorInactiveStyle: "none",
        fontFamily: "'JetBrains Mono', ui-monospace, SFMono-Regular, Menlo, Consolas, monospace",
        fontSize: 13,
        lineHeight: 1.2,
        minimumContrastRatio: 4.5,
        scrollback: 50_000,
        theme: {
            background: ground,
            foreground: "#c9d1d9",
            cursor: ground,
            // The place that was found is selected too.
            selectionBackground: active.background,
            selectionInactiveBackground: active.background,
        },
    });
    const fit = new FitAddon();
    const search = new SearchAddon();
    terminal.loadAddon(fit);
    terminal.loadAddon(search);
    return { terminal, fit, search };
}
