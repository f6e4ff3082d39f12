/** What docker's client, its plugins and the programs that they call read as settings of their own. */
const SETTINGS =
    /^(PATH|HOME|TMP|TEMP|TMPDIR|NO_COLOR|GO(DEBUG|GC|MAXPROCS|MEMLIMIT|TRACEBACK)|(LD|DYLD|DOCKER|BUILDX|BUILDKIT|COMPOSE|GIT|SSH|SSL|OTEL|XDG|CICD|EXPERIMENTAL)_.*|.*_PROXY)$/i;

/** What makes an interpreter run something first: docker may be a script, and helpers for logins often are. */
const INTERPRETERS =
    /^(BASH_ENV|ENV|SHELLOPTS|BASHOPTS|IFS|PS4|GCONV_PATH|LOCPATH|NODE_(OPTIONS|PATH)|PYTHON.+|PERL5.+|PERLLIB|RUBY(OPT|LIB)|JAVA_TOOL_OPTIONS|JDK_JAVA_OPTIONS|_JAVA_OPTIONS)$/;

/**
 * Values of build arguments travel in the client's environment. A name that the client would take for itself must not
 * get there: a repository chooses these names, and could send the client anywhere.
 */
export function isClientVariable(name: string): boolean {
    return SETTINGS.test(name) || INTERPRETERS.test(name);
}
