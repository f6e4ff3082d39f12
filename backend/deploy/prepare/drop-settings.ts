import { isAlias, isMap, isNode, isScalar, visit, type Document, type Node } from "yaml";

const SECTION = "x-cicd";

function anchorsIn(section: Node): Set<string> {
    const anchors = new Set<string>();
    visit(section, {
        Node: (_, node) => void ("anchor" in node && node.anchor ? anchors.add(node.anchor) : undefined),
    });
    return anchors;
}

/**
 * Takes `x-cicd` out of a compose file that shall go live: it speaks to the deployer alone, and compose would take the
 * `$` of its commands for variables of the stack. What services take from it by an anchor keeps it in.
 */
export function dropSettings(document: Document): void {
    const { contents } = document;
    const section = isMap(contents) ? contents.get(SECTION, true) : undefined;
    if (!isMap(contents) || !isNode(section)) {
        return;
    }
    const anchors = anchorsIn(section);
    let isNeeded = false;
    visit(contents, {
        Pair: (_, { key }) => (isScalar(key) && key.value === SECTION ? visit.SKIP : undefined),
        Alias: (_, alias) => void (isNeeded ||= isAlias(alias) && anchors.has(alias.source)),
    });
    if (!isNeeded) {
        document.delete(SECTION);
    }
}
