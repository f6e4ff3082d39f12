import { audit } from "../../models/audit";
import { isoNow, type Clock } from "../../models/clock";
import type { Db } from "../../models/db";
import type { Actor, UseCases } from "../use-cases";
import { RECORDINGS, type Recording } from "./recordings";

const LONGEST = 500;

interface Parts {
    db: Db;
    clock: Clock;
    report: (error: unknown) => void;
}

type AnyCall = (...args: never[]) => Promise<unknown>;
type AnyRecording = Pick<Recording<"deploy">, "before" | "after">;

/** The same use cases; whatever changes something is written into the audit trail once it went well. */
export function withAudit(useCases: UseCases, parts: Parts): UseCases {
    const calls = Object.entries(RECORDINGS)
        .filter(([, recording]) => recording !== null)
        .map(([name, recording]) => {
            const call = useCases[name as keyof UseCases] as AnyCall;
            return [name, recorded(useCases, call, { ...parts, recording: recording as unknown as AnyRecording })];
        });
    return { ...useCases, ...(Object.fromEntries(calls) as Partial<UseCases>) };
}

function recorded(
    useCases: UseCases,
    call: AnyCall,
    { recording, db, clock, report }: Parts & { recording: AnyRecording },
): AnyCall {
    return async (...args) => {
        const given = args as never;
        // What can't be looked up keeps nobody from the change itself.
        const before = await recording.before?.(useCases, given).catch(() => undefined);
        const answer = await call(...args);
        try {
            const { name, kind } = args.at(-1) as unknown as Actor;
            const { detail, ...told } = recording.after({ args: given, answer: answer as never, before });
            const entry = { ...told, detail: detail.slice(0, LONGEST), at: isoNow(clock), actor: name, kind };
            await audit.record(db, entry);
        } catch (error) {
            report(error);
        }
        return answer;
    };
}
