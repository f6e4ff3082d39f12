/** How far below the top of a scrolling box a line of its text begins, pixels; all of it when there are fewer lines. */
export function topOfLine(box: HTMLElement, line: number): number {
    const end = line === 0 ? null : endOfLine(box, line - 1);
    if (!end) {
        return line === 0 ? 0 : box.scrollHeight;
    }
    // A place between characters has no extent in some browsers, so everything above is measured.
    const above = document.createRange();
    above.setStart(box, 0);
    above.setEnd(end.node, end.offset);
    return above.getBoundingClientRect().bottom - box.getBoundingClientRect().top + box.scrollTop;
}

function endOfLine(box: HTMLElement, line: number): { node: Node; offset: number } | null {
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    let left = line;
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const content = node.textContent!;
        for (let at = content.indexOf("\n"); at >= 0; at = content.indexOf("\n", at + 1)) {
            if (left-- === 0) {
                return { node, offset: at + 1 };
            }
        }
    }
    return null;
}
