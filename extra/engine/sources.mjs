const archive = /\/(debian|debian-security|ubuntu|ubuntu-ports)\/?$/;

/** One apt source, kept as the text it was written in: only the suite's name is going to change. */
function parseStanza(text) {
    const field = (name) => new RegExp(`^${name}:[ \\t]*(.*)$`, "mi").exec(text)?.[1].trim().split(/\s+/) ?? [];
    const isOn = field("Enabled")[0] !== "no" && field("Types").includes("deb");
    return isOn ? { kind: "sources", text, uris: field("URIs"), suites: field("Suites") } : null;
}

function parseLine(text) {
    const parts = /^deb\s+(?:\[[^\]]*\]\s*)?(\S+)\s+(\S+)/.exec(text.trim());
    return parts ? { kind: "list", text, uris: [parts[1]], suites: [parts[2]] } : null;
}

function parse({ name, text }) {
    const all = name.endsWith(".sources") ? text.split(/\n\s*\n/).map(parseStanza) : text.split("\n").map(parseLine);
    return all.filter((source) => source !== null);
}

/** The distribution's own archive, also behind a mirror; other vendors' sources don't have the other suite. */
function ofDistribution(all, codename) {
    const suites = [codename, `${codename}-updates`, `${codename}-security`];
    const candidates = all.filter((source) => source.suites.some((suite) => suites.includes(suite)));
    const official = candidates.filter((source) => source.uris.some((uri) => archive.test(uri)));
    return official.length > 0 ? official : candidates;
}

function rename({ kind, text }, from, to) {
    const suiteName = new RegExp(`(?<=\\s)${from}(?=$|[\\s-])`, "g");
    return kind === "list"
        ? text.replace(suiteName, to)
        : text.replace(/^Suites:.*$/im, (line) => line.replace(suiteName, to));
}

/**
 * The distribution's own sources among these files (`{ name, text }`), with the suite's name changed.
 * Answers the text of one file in each of apt's two forms.
 */
export function sourcesOfSuite(files, own, suite) {
    const chosen = ofDistribution(files.flatMap(parse), own);
    const written = (kind) =>
        chosen.filter((source) => source.kind === kind).map((source) => rename(source, own, suite));
    return { sources: `${written("sources").join("\n\n")}\n`, list: `${written("list").join("\n")}\n` };
}
