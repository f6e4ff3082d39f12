import path from "node:path";

/**
 * Git calls it with its question as the one argument ("Password for 'https://git@host': "). It answers from its
 * environment, and only for the host that the credential belongs to, in the way that the repository is read: nothing may lead it from
 * https to http.
 */
export const askpassScript = `#!/bin/sh
case "$1" in
    *"$CICD_GIT_SCHEME://$CICD_GIT_HOST'"* | *"$CICD_GIT_SCHEME://$CICD_GIT_HOST/"*) ;;
    *"$CICD_GIT_SCHEME://"*"@$CICD_GIT_HOST'"* | *"$CICD_GIT_SCHEME://"*"@$CICD_GIT_HOST/"*) ;;
    *) exit 1 ;;
esac
case "$1" in
    Username*) printf '%s\\n' "$CICD_GIT_USERNAME" ;;
    Password*) printf '%s\\n' "$CICD_GIT_TOKEN" ;;
    *) exit 1 ;;
esac
`;

export function askpassIn(reposDir: string): string {
    return path.join(reposDir, ".askpass");
}
