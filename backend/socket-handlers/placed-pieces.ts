import type { LogPiecePush } from "../../common/log-views";
import type { LogPiece, LogStore } from "../build-engine/log-store";

/** Pieces of one log in order, with the numbers and times of their lines. Only what follows a gap is looked up. */
export function placedPieces(logs: Pick<LogStore, "lineAt" | "times">, id: number) {
    let next = -1;
    let line = 0;
    return async (piece: LogPiece): Promise<LogPiecePush> => {
        const begin = piece.offset === next ? line : await logs.lineAt(id, piece.offset);
        next = piece.offset + Buffer.byteLength(piece.text);
        line = begin + piece.text.split("\n").length - 1;
        const times = piece.text === "" ? [] : await logs.times(id, { from: piece.offset, to: next });
        return { ...piece, line: begin, times };
    };
}
