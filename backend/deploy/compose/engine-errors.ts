import { CicdError } from "../../../common/errors";

/** What docker's output says about the machine rather than about the stack; null when it says nothing of the kind. */
export function machineError(output: string): CicdError | null {
    if (/no space left on device/i.test(output)) {
        return new CicdError({
            code: "DISK_FULL",
            message: "The disk is full.",
            hint: 'Free some space ("Disk" in the CI/CD settings shows what takes it), then retry.',
        });
    }
    if (
        /Cannot connect to the Docker daemon|error during connect|permission denied while trying to connect/i.test(
            output,
        )
    ) {
        return new CicdError({
            code: "ENGINE_UNREACHABLE",
            message: "Docker does not answer.",
            safe: "Containers that run keep running as they are.",
            hint: "Check that the Docker Engine runs and that DOCKER_HOST or the mounted socket is right, then try again.",
        });
    }
    if (
        /docker: unknown command: docker buildx|'buildx' is not a docker command|unknown flag: --builder/.test(output)
    ) {
        return new CicdError({
            code: "BUILDER_MISSING",
            message: "The docker command has no buildx plugin, through which images are built.",
            safe: "The running containers were not touched.",
            hint: "Install the package docker-buildx-plugin (docker-buildx on Debian) beside docker, then try again.",
        });
    }
    if (/docker: unknown command: docker compose|'compose' is not a docker command|unknown flag: --ansi/.test(output)) {
        return new CicdError({
            code: "ENGINE_UNREACHABLE",
            message: "The docker command has no compose plugin.",
            safe: "Containers that run keep running as they are.",
            hint: "Install the package docker-compose-plugin beside docker, then try again.",
        });
    }
    return null;
}
