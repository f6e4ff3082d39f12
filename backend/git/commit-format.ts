import type { CommitView } from "../../common/views";

/** For `git log -z`: an author's name can't hold a line break, so the message may. */
export const commitFormat = "--format=%H%n%an%n%B";

const longestMessage = 4000;

export function parseCommits(output: string): CommitView[] {
    return output
        .split("\0")
        .filter((record) => record.trim() !== "")
        .map((record) => {
            const [sha, author, ...message] = record.replace(/^\n/, "").split("\n");
            return { sha, author, message: message.join("\n").trim().slice(0, longestMessage) };
        });
}
