import type { englishChecks } from "../../said/english-checks";

export const chineseChecks: Record<(typeof englishChecks)[number], string> = {
    "{host} answers.": "{host} 有响应。",
    "{host} accepts the credential.": "{host} 接受该凭据。",
    "The repository can be read without a credential.": "无需凭据即可读取该仓库。",
    "The branch {branch} is there.": "分支 {branch} 存在。",
    "{file} is there.": "{file} 存在。",
    "There is no branch {branch}.": "没有分支 {branch}。",
    "Choose an existing one: {names}.": "请选择一个现有的分支：{names}。",
    "The repository is empty: push a commit to it first.": "仓库是空的：请先向其推送一个提交。",
    "Did you mean {names}?": "你是不是想找 {names}？",
    "{files} is not on {branch}.": "{branch} 上没有 {files}。",
    "Found instead: {files}.": "但找到了：{files}。",
    "There is none elsewhere.": "其他位置也没有。",
    "No compose file at the root of {branch}.": "{branch} 的根目录下没有 Compose 文件。",
    "Choose one of them as the compose file's path.": "请选择其中一个作为 Compose 文件的路径。",
    "The repository's URL holds a space, a control character or a backslash.":
        "仓库的 URL 中有空格、控制字符或反斜杠。",
    "The repository's URL begins with a dash, like an option of git.": "仓库的 URL 以连字符开头，看起来像 git 的选项。",
    "The repository's URL names a transport helper, which could run a program.":
        "仓库的 URL 指定了传输助手，它可能会运行程序。",
    "The repository's URL is neither https://, http:// nor ssh://.":
        "仓库的 URL 不是 https://、http:// 或 ssh:// 地址。",
    "The repository's URL can't be read.": "无法识别仓库的 URL。",
    "The repository's URL names a host but no repository.": "仓库的 URL 只有主机，没有仓库。",
    "Use the form https://host/owner/repository.git or git@host:owner/repository.git.":
        "请使用 https://host/owner/repository.git 或 git@host:owner/repository.git 的形式。",
    "The repository's host {host} is a link-local, metadata or reserved address, which is never contacted.":
        "仓库的主机 {host} 是链路本地、元数据或保留地址，系统绝不会连接这类地址。",
    "Use the address under which the forge is reached from other machines.":
        "请使用其他机器访问该代码平台时所用的地址。",
    "The forge is asked for the checks of the commit.": "正在向代码平台查询该提交的检查结果。",
    "The commit isn't known, so its checks can't be asked for; release it by hand.":
        "该提交未知，因此无法查询它的检查结果；请手动放行。",
    "The checks could not be asked for; the server's log has more. It is tried again.":
        "无法查询检查结果，详情见服务器日志；稍后会重试。",
    "{stack} was stopped by {who}; it goes live when somebody starts what is stopped.":
        "{stack} 已被 {who} 停止；有人启动已停止的部分后，它就会上线。",
    "The service {name} was stopped by hand; it goes live when somebody starts what is stopped.":
        "服务 {name} 已被手动停止；有人启动已停止的部分后，它就会上线。",
    "The services {names} were stopped by hand; it goes live when somebody starts what is stopped.":
        "服务 {names} 已被手动停止；有人启动已停止的部分后，它就会上线。",
    "{stack} is paused by {who}; it goes on when somebody resumes it.": "{stack} 已被 {who} 暂停；有人恢复后会继续。",
    "All stacks are paused by {who}; it goes on when somebody resumes them.":
        "所有堆栈已被 {who} 暂停；有人恢复后会继续。",
    "Nothing is deployed by itself in the freeze window {name}; it goes on at its end.":
        "在冻结时段 {name} 内不会自动部署；该时段结束后会继续。",
    "The code comes from a fork or from somebody outside; nothing of it runs until somebody approves it.":
        "代码来自 fork 或外部人员；在有人批准之前，其中的任何内容都不会运行。",
    "It goes on when the forge's checks are green.": "代码平台的检查通过后会继续。",
    "It goes on when the forge's checks of {commit} are green.": "{commit} 在代码平台的检查通过后会继续。",
    "Commit {sha} came before {later}, which {by} withdrew.": "提交 {sha} 早于 {later}，而后者已被 {by} 撤下。",
    "rule {number} says manual": "规则 {number} 设为手动",
    "the commit says {marker}": "提交信息中有 {marker}",
    "no changed file matches the paths of rule {number}": "没有任何更改的文件符合规则 {number} 的路径",
    "nobody says who pushed, and that is not among the authors of rule {number}":
        "不知道推送者是谁，因此不在规则 {number} 的作者之列",
    "{who} is not among the authors of rule {number}": "{who} 不在规则 {number} 的作者之列",
    "no rule deploys pull requests into {branch}": "没有规则会部署合入 {branch} 的拉取请求",
    "no rule deploys tag {tag}": "没有规则会部署标签 {tag}",
    "branch {branch} matches no rule": "分支 {branch} 不符合任何规则",
    "it depends on which files changed": "取决于更改了哪些文件",
};
