import type { ConnectManyView, LocalStackView, ScannedFileView, ScanView } from "../../../../common/repository-views";
import type { Payload } from "../../server/calls";
import { t } from "../../texts";

/** A compose file as a person decides about it. */
export interface ScanRow {
    file: ScannedFileView;
    chosen: boolean;
    stack: string;
    /** What the server said to it when it was to be connected. */
    error: ConnectManyView["rows"][number]["error"];
}

export interface RowState {
    tone: "good" | "quiet" | "warn" | "bad";
    text: string;
    /** False where the server would refuse it anyway. */
    connectable: boolean;
}

const stackName = /^[a-z0-9][a-z0-9_-]{0,62}$/;

export function rowsOf({ files }: ScanView): ScanRow[] {
    return files.map((file) => ({ file, chosen: file.suggested, stack: file.stack, error: null }));
}

/** As found anew: what somebody chose and called before stays, file by file. */
export function rowsAgain(scan: ScanView, before: readonly ScanRow[]): ScanRow[] {
    return rowsOf(scan).map((row) => {
        const known = before.find(({ file }) => file.path === row.file.path);
        return known ? { ...row, chosen: known.chosen, stack: known.stack } : row;
    });
}

const refused = (tone: "warn" | "bad", text: string): RowState => ({ tone, text, connectable: false });

/** What would happen to the row under the name that it has now. */
export function stateOf(row: ScanRow, rows: readonly ScanRow[], stacks: readonly LocalStackView[]): RowState {
    const { note } = row.file;
    if (note?.reason === "unreadable") {
        return refused("bad", note.detail);
    }
    if (!stackName.test(row.stack)) {
        return refused("bad", t("several.state.invalid"));
    }
    const known = stacks.find(({ stack }) => stack === row.stack);
    if (known?.connection) {
        const { url, branch } = known.connection;
        return refused("warn", t("several.state.connected", { url, branch }));
    }
    if (rows.some((other) => other !== row && other.chosen && row.chosen && other.stack === row.stack)) {
        return refused("bad", t("several.state.twice"));
    }
    return known ? existing(known) : { tone: "quiet", text: t("several.state.new"), connectable: true };
}

function existing({ running }: LocalStackView): RowState {
    const text = running === null ? "several.state.exists" : running ? "several.state.runs" : "several.state.stopped";
    return { tone: running ? "good" : "quiet", text: t(text), connectable: true };
}

/** By what it was recognised, while it still has the name of the stack that was found. */
export function recognisedBy({ file, stack }: ScanRow): string {
    const { matchedBy } = file;
    // That it is connected so, its state says.
    const says = matchedBy !== null && matchedBy !== "connection" && file.stack === stack;
    return says ? t(`several.match.${matchedBy}`) : "";
}

/** Why it was not proposed; what its state says already is not said twice. */
export function noteOn({ file: { note } }: ScanRow): string {
    return note === null || note.reason === "unreadable" || note.reason === "connected"
        ? ""
        : t(`several.note.${note.reason}`, { detail: note.detail });
}

type Stacks = Payload<"connectMany">["stacks"];

export function stacksOf(rows: readonly ScanRow[]): Stacks {
    return rows.map(({ stack, file }) => ({ stack, composePath: file.path, paths: file.paths }));
}
