/** The page with a module script more; the page as it is when the script is already there. */
export function withModuleScript(html: string, scriptUrl: string): string {
    // A root-relative URL: the same page is served under every path.
    const tag = `<script type="module" src="${scriptUrl}"></script>`;
    if (html.includes(tag)) {
        return html;
    }
    return html.includes("</head>") ? html.replace("</head>", () => `${tag}\n</head>`) : html + tag;
}
