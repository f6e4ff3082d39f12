import type { englishEngine } from "../../said/english-engine";

export const chineseEngine: Record<(typeof englishEngine)[number], string> = {
    'The command "{title}" {how}.': "命令“{title}”{how}。",
    "Look at the log for what it was waiting for; its time limit is in the Build tab.":
        "请在日志中查看它在等待什么；它的时限在“构建”标签页中设置。",
    "Look at its output in the log, mend the cause, then retry.": "请在日志中查看它的输出，排除原因后重试。",
    "Something went wrong on our side.": "我们这边出了问题。",
    "Nothing of this stack is live yet, so there is no service {service} to run in.":
        "此堆栈还没有任何内容上线，因此没有可供运行的服务 {service}。",
    "Deploy the stack first, or let the job run in an image.": "请先部署此堆栈，或让该任务在镜像中运行。",
    "The live release has no service {service}.": "线上的发布版本中没有服务 {service}。",
    "Change the job to one of its services: {names}.": "请将该任务改为使用它的某个服务：{names}。",
    "It was due at {dueAt}, while the server was down, and that is more than a day ago.":
        "原定于 {dueAt} 运行，但当时服务器已停机，而且已经过去一天以上。",
    "Run it by hand if it is still wanted; its schedule goes on.": "如果仍然需要，请手动运行；它的定时计划会继续。",
    "If that happens often, let it run less often or give it a shorter time limit.":
        "如果经常发生，请降低它的运行频率，或缩短它的时限。",
    "The server stopped while this command ran on the host, and the command ended with it.":
        "此命令在宿主机上运行时服务器停止了，命令也随之结束。",
    "It is not run again by itself.": "它不会自动重新运行。",
    "Look at the log for how far it came, then run it again.": "请在日志中查看它运行到了哪一步，然后重新运行。",
    "The run was canceled.": "此次运行已取消。",
    "Run it again when you are ready.": "准备好后请重新运行。",
    "The command took longer than its {timeout} s and was ended.": "该命令的运行时间超过了 {timeout} 秒，已被终止。",
    "Look at the log for what it was waiting for, or give it more time.":
        "请在日志中查看它在等待什么，或给它更多时间。",
    "The command {how}.": "该命令{how}。",
    "Look at the end of the log for the reason, then run it again.": "请在日志末尾查看原因，然后重新运行。",
    "The stack was stopped when this was due.": "到运行时间时，此堆栈已停止。",
    "Nothing was started.": "没有启动任何内容。",
    "Start the stack, or run the job by hand: then what its service depends on is started.":
        "请启动此堆栈，或手动运行该任务：手动运行时会启动其服务所依赖的内容。",
    "The release to go back to is no longer kept.": "要回滚到的发布版本已不再保留。",
    "The running containers were not touched.": "正在运行的容器没有受到影响。",
    "Choose another release from the history, or deploy the commit anew.":
        "请从历史记录中选择另一个发布版本，或重新部署该提交。",
    "The deployment was canceled.": "此次部署已取消。",
    "Deploy again when you are ready.": "准备好后请再次部署。",
    "Volumes and your own files were not touched.": "数据卷和你自己的文件没有受到影响。",
    "Look at the log, mend the cause, then roll back by hand from the history.":
        "请查看日志，排除原因，然后从历史记录中手动回滚。",
    "The disk is full.": "磁盘已满。",
    'Free some space ("Disk" in the CI/CD settings shows what takes it), then retry.':
        "请腾出一些空间（CI/CD 设置中的“磁盘”会显示占用情况），然后重试。",
    "{path} can't be written or read ({code}).": "无法读写 {path}（{code}）。",
    "Give the server's user access to the stacks directory, then retry.": "请允许服务器的用户访问堆栈目录，然后重试。",
    'The step "{step}" took longer than its {seconds} s and was ended.':
        "步骤“{step}”的运行时间超过了 {seconds} 秒，已被终止。",
    "Look at the log for what it was waiting for; the time limit is in the Build tab.":
        "请在日志中查看它在等待什么；时限在“构建”标签页中设置。",
    '"{stack}" was not deployed from Git yet, so there is no release to change.':
        "“{stack}”还没有从 Git 部署过，因此没有可以更改的发布版本。",
    "Deploy the stack first: that takes the saved environment along, too.":
        "请先部署此堆栈：部署时也会采用已保存的环境变量。",
    "Something went wrong on our side during this deployment.": "在此次部署期间，我们这边出了问题。",
    "The state of the containers is shown above.": "容器的状态显示在上方。",
    "Look at the server's log for the details, then retry.": "请在服务器日志中查看详情，然后重试。",
    "Only {free} MB are free on the disk; a build needs at least {least} MB.":
        "磁盘上只有 {free} MB 可用；构建至少需要 {least} MB。",
    "The server stopped {count} times during this deployment.": "在此次部署期间，服务器停止了 {count} 次。",
    "Look at the server's log for what stopped it, then retry.": "请在服务器日志中查看停止的原因，然后重试。",
    "{at}: {names} counts before the repository is read, so it can't be set there.":
        "{at}：{names} 在读取仓库之前就已生效，因此不能在那里设置。",
    '{at}: {names} goes beyond what this stack\'s repository may set ("{demand}").':
        "{at}：{names} 超出了此堆栈的仓库可以设置的范围（“{demand}”）。",
    "Nothing was built, and the running containers were not touched.":
        "没有构建任何内容，正在运行的容器也没有受到影响。",
    "Take the line out and push again; set it in the Build tab instead.":
        "请去掉这一行后再次推送；改为在“构建”标签页中设置。",
    'Take the line out and push again, or let an administrator allow "{demand}" in the Build tab under "From the repository".':
        "请去掉这一行后再次推送，或请管理员在“构建”标签页的“来自仓库”中允许“{demand}”。",
    "Code from outside runs no commands on the host, but this stack has some.":
        "外部代码不会在宿主机上执行命令，但此堆栈含有这类命令。",
    "Nothing of it was run.": "其中没有运行任何内容。",
    "Connect the repository to a stack without such commands too, and let the rules of that one take pull requests.":
        "请将该仓库同时连接到一个没有这类命令的堆栈，并让那个堆栈的规则接受拉取请求。",
    'The stack "{stack}" is no longer connected to a repository.': "堆栈“{stack}”已不再连接到仓库。",
    "Connect the stack to a repository and deploy again.": "请将堆栈连接到仓库，然后再次部署。",
    "Push a newer commit, or deploy {sha} by hand to have it all the same.":
        "请推送更新的提交；如果仍要使用它，请手动部署 {sha}。",
    "Commit {sha} is older than {live}, which is live.": "提交 {sha} 早于线上的 {live}。",
    "Nothing needs to be done; to go back to it, deploy it by hand.": "无需处理；如果要退回到它，请手动部署。",
    'Code from outside gets no secrets, but "{stack}" would give it the values of {name}.':
        "外部代码不会得到任何机密，但“{stack}”会把 {name} 的值交给它。",
    "Connect the repository to a stack without secrets too, and let the rules of that one take pull requests.":
        "请将该仓库同时连接到一个没有机密的堆栈，并让那个堆栈的规则接受拉取请求。",
    "Code from outside gets no rights on the host, but here {text}.":
        "外部代码不会得到宿主机的任何权限，但这里：{text}。",
    "Connect the repository to a stack whose compose file needs no such rights, and let the rules of that one take pull requests.":
        "请将该仓库连接到一个 Compose 文件不需要这类权限的堆栈，并让那个堆栈的规则接受拉取请求。",
};
