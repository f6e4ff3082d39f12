/** Makes compose see a change of file contents that its own fingerprint doesn't cover. */
export const FILES_LABEL = "cicd.files";
