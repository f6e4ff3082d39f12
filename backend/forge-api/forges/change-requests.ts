import type { AskApi, ChangeRequest } from "../forge-api";
import { listIn, textIn } from "../read-answer";

const doing = "open the pull request";
type Open = (ask: AskApi, request: ChangeRequest) => Promise<string>;

/** GitHub, Gitea and Forgejo. */
const open =
    (needs: string): Open =>
    async (ask, { branch, base, title, text }) => {
        const body = { head: branch, base, title, body: text };
        return textIn(await ask({ method: "POST", path: "/pulls", body, doing, needs }), "html_url");
    };

export const githubRequest = open('the right "Pull requests: read and write" (of a classic token: repo)');
export const giteaRequest = open('the permission "repository: read and write"');

export const gitlabRequest: Open = async (ask, { branch, base, title, text }) => {
    const needs = "the scope api and the role Developer";
    const body = {
        source_branch: branch,
        target_branch: base,
        title,
        description: text,
        remove_source_branch: true,
    };
    return textIn(await ask({ method: "POST", path: "/merge_requests", body, doing, needs }), "web_url");
};

export const bitbucketRequest: Open = async (ask, { branch, base, title, text }) => {
    const needs = 'the right "Pull requests: write"';
    const body = {
        title,
        description: text,
        source: { branch: { name: branch } },
        destination: { branch: { name: base } },
        close_source_branch: true,
    };
    return textIn(await ask({ method: "POST", path: "/pullrequests", body, doing, needs }), "links", "html", "href");
};

export const bitbucketDcRequest: Open = async (ask, { branch, base, title, text }) => {
    const needs = 'the permission "Repository write"';
    const body = {
        title,
        description: text,
        fromRef: { id: `refs/heads/${branch}` },
        toRef: { id: `refs/heads/${base}` },
    };
    const made = await ask({ method: "POST", path: "/pull-requests", body, doing, needs });
    return textIn(listIn(made, "links", "self")[0], "href");
};

export const azureRequest: Open = async (ask, { branch, base, title, text }) => {
    const needs = 'the scope "Code: read & write"';
    const version = "api-version=7.1";
    const body = {
        sourceRefName: `refs/heads/${branch}`,
        targetRefName: `refs/heads/${base}`,
        title,
        description: text,
    };
    const made = await ask({ method: "POST", path: `/pullrequests?${version}`, body, doing, needs });
    const page = textIn(await ask({ path: `?${version}`, doing, needs }), "webUrl");
    return page === "" ? "" : `${page}/pullrequest/${textIn(made, "pullRequestId")}`;
};
