import path from "node:path";
import { isMap, isSeq, type Document } from "yaml";
import type { Lookup } from "../environment/substitute";
import { mapEnvFile, relativeMount } from "../files/mount-syntax";
import { snapshotKey } from "../files/service-files";
import type { StackFiles } from "../files/stack-files";
import { FILES_LABEL } from "./files-label";
import { ServiceEditor, unshareServices } from "./service-editor";
import type { ServiceDecision } from "./service-decision";

export interface ReleaseWriting {
    decisions: ReadonlyMap<string, ServiceDecision>;
    sources: StackFiles["sources"];
    lookup: Lookup;
    /** Absolute path of a snapshot. */
    pathOf: (hash: string) => string;
}

/** Edits the document into the release: image references, snapshots of files, labels. */
export function writeReleaseDocument(document: Document, writing: ReleaseWriting): void {
    unshareServices(document, [...writing.decisions.keys()]);
    for (const [name, decision] of writing.decisions) {
        const service = new ServiceEditor(document, name);
        writeImage(service, decision);
        if (decision.form === "full") {
            writeFiles(service, decision, writing);
        }
    }
    for (const section of ["configs", "secrets"] as const) {
        for (const [name, snapshot] of writing.sources[section]) {
            document.setIn([section, name, "file"], writing.pathOf(snapshot.hash).replaceAll("$", "$$$$"));
        }
    }
}

function writeImage(service: ServiceEditor, decision: ServiceDecision): void {
    if (decision.image !== null) {
        service.set("image", decision.image);
    }
    if (decision.image !== null) {
        service.delete("build");
    }
    if (decision.local) {
        service.set("pull_policy", "never");
    }
}

function writeFiles(service: ServiceEditor, { files, filesLabel }: ServiceDecision, writing: ReleaseWriting): void {
    if (files.snapshots.size > 0) {
        writeMounts(service, files, writing);
        writeEnvFiles(service, files, writing);
    }
    if (filesLabel !== null) {
        writeLabel(service, filesLabel);
    }
}

function writeMounts(service: ServiceEditor, files: ServiceDecision["files"], writing: ReleaseWriting): void {
    const written = service.get("volumes");
    const replaced = (Array.isArray(written) ? written : []).map((entry: unknown) => {
        const mount = relativeMount(entry, writing.lookup);
        const snapshot = mount?.readOnly ? files.snapshots.get(mount.path) : undefined;
        return snapshot === undefined ? null : mount!.withSource(writing.pathOf(snapshot.hash));
    });
    if (replaced.every((entry) => entry === null)) {
        return;
    }
    const node = service.node("volumes");
    if (isSeq(node)) {
        replaced.forEach((entry, i) => {
            if (typeof entry === "object" && entry !== null && isMap(node.items[i])) {
                node.items[i].set("source", (entry as { source: string }).source);
            } else if (entry !== null) {
                node.set(i, entry);
            }
        });
    }
}

function writeEnvFiles(service: ServiceEditor, files: ServiceDecision["files"], writing: ReleaseWriting): void {
    const written = service.get("env_file");
    if (written === undefined) {
        return;
    }
    const mapped = mapEnvFile(
        written,
        (file) => {
            const name = path.normalize(file);
            const snapshot = files.snapshots.get(snapshotKey({ path: name, text: "" })) ?? files.snapshots.get(name);
            return snapshot === undefined ? file : writing.pathOf(snapshot.hash);
        },
        writing.lookup,
    );
    if (JSON.stringify(mapped) !== JSON.stringify(written)) {
        service.set("env_file", mapped);
    }
}

function writeLabel(service: ServiceEditor, hash: string): void {
    const labels = service.get("labels");
    if (Array.isArray(labels)) {
        const others = labels.filter((label) => !String(label).startsWith(`${FILES_LABEL}=`));
        service.set("labels", [...others, `${FILES_LABEL}=${hash}`]);
        return;
    }
    service.set("labels", { ...(labels as object | undefined), [FILES_LABEL]: hash });
}
