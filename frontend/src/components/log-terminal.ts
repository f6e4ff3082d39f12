import { FitAddon } from "@xterm/addon-fit";
import { SearchAddon } from "@xterm/addon-search";
import { Terminal } from "@xterm/xterm";
import { withoutColours } from "../format/without-colours";
import type { LogRow } from "../log/log-rows";

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

/** A line that is longer is continued in the next row even where lines don't wrap. */
const WIDEST = 1000;
/** For the terminal's own scroll bar. */
const BAR_PX = 14;

/** Fits the terminal into its box; with `rows`, into a wider one in which none of them wraps. */
export function fitTerminal(
    { terminal, fit }: { terminal: Terminal; fit: FitAddon },
    rows: readonly LogRow[] | null,
): void {
    const element = terminal.element;
    if (!element) {
        return;
    }
    element.style.width = "";
    const room = fit.proposeDimensions();
    if (rows === null || !room) {
        fit.fit();
        return;
    }
    const lengths = rows.map((row) => (row.kind === "line" ? withoutColours(row.line.text).length : 0));
    const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
    const columns = Math.max(room.cols, Math.min(WIDEST, longest + 1));
    terminal.resize(columns, room.rows);
    const screen = element.querySelector<HTMLElement>(".xterm-screen");
    element.style.width = columns > room.cols && screen ? `${screen.clientWidth + BAR_PX}px` : "";
}
