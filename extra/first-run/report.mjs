import path from "node:path";

const outside = {
    file: null,
    name: "outside of any test",
    message: "vitest ended with an error; see its output above.",
};

/** A file that could not be loaded or prepared has failed without a failed test: all that it did not run counts. */
function failuresOfFile({ status, assertionResults, message }, file) {
    const failed = assertionResults.filter((test) => test.status === "failed");
    if (status !== "failed" || failed.length > 0) {
        return failed.map((test) => ({ file, name: test.fullName, message: test.failureMessages.join("\n") }));
    }
    const notRun = assertionResults.filter((test) => test.status !== "passed");
    const named = notRun.length > 0 ? notRun : [{ fullName: "the file as a whole" }];
    return named.map((test) => ({ file, name: test.fullName, message }));
}

/** What failed, from vitest's JSON report (null when it wrote none) and its exit code. */
export function failuresIn(report, exitCode, project) {
    if (!report) {
        return [{ ...outside, message: "vitest wrote no report; see its output above." }];
    }
    const failures = report.testResults.flatMap((result) =>
        failuresOfFile(result, path.relative(project, result.name)),
    );
    // An error outside of any test shows only in the exit code.
    return failures.length === 0 && exitCode !== 0 ? [outside] : failures;
}
