/** The name under which a try of a run is started at most once for all time. */
export function commandIdOf(run: number, tries: number): string {
    return tries <= 1 ? `job-${run}` : `job-${run}-${tries}`;
}

/** The run and try that such a name belongs to; null for a name of another kind. */
export function runOfCommand(id: string): { run: number; tries: number } | null {
    const [, run, tries] = /^job-(\d+)(?:-(\d+))?$/.exec(id) ?? [];
    return run === undefined ? null : { run: Number(run), tries: Number(tries ?? 1) };
}
