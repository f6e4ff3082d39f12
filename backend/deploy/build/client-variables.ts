/** What docker's client, its plugins and the programs that they call read as settings of their own. */
const SETTINGS =
    /^(PATH|HOME|TMP|TEMP|TMPDIR|NO_COLOR|GO(DEBUG|GC|MAXPROCS|MEMLIMIT|TRACEBACK)|(LD|DYLD|DOCKER|BUILDX|BUILDKIT|COMPOSE|GIT|SSH|SSL|OTEL|XDG|CICD|EXPERIMENTAL)_.*|.*_PROXY)$/i;

/**
 * Values of build arguments travel in the client's environment. A name that the client would take for itself must not
 * get there: a repository chooses these names, and could send the client anywhere.
 */
export function isClientVariable(name: string): boolean {
    return SETTINGS.test(name);
}
