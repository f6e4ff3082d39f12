import type { englishDeploy } from "../../said/english-deploy";

export const chineseDeploy: Record<(typeof englishDeploy)[number], string> = {
    "Docker does not answer.": "Docker 没有响应。",
    "Containers that run keep running as they are.": "正在运行的容器会照常运行。",
    "Check that the Docker Engine runs and that DOCKER_HOST or the mounted socket is right, then try again.":
        "请检查 Docker 引擎是否在运行，以及 DOCKER_HOST 或挂载的套接字是否正确，然后重试。",
    "The docker command has no buildx plugin, through which images are built.":
        "docker 命令缺少用于构建镜像的 buildx 插件。",
    "Install the package docker-buildx-plugin (docker-buildx on Debian) beside docker, then try again.":
        "请在 docker 之外安装软件包 docker-buildx-plugin（Debian 上为 docker-buildx），然后重试。",
    "The docker command has no compose plugin.": "docker 命令缺少 compose 插件。",
    "Install the package docker-compose-plugin beside docker, then try again.":
        "请在 docker 之外安装软件包 docker-compose-plugin，然后重试。",
    "Nothing was changed.": "没有做任何更改。",
    "The repository has several compose files and none at its root: {names}.":
        "仓库中有多个 Compose 文件，但都不在根目录下：{names}。",
    "The repository has no compose file at its root or one folder below it.":
        "仓库的根目录及其下一级文件夹中都没有 Compose 文件。",
    "Set the compose file's path in the repository's settings.": "请在仓库设置中指定 Compose 文件的路径。",
    "Add one of {names}, or set the compose file's path in the repository's settings.":
        "请添加 {names} 之一，或在仓库设置中指定 Compose 文件的路径。",
    "The commit has no file {name}.": "此提交中没有文件 {name}。",
    "Add the file, or correct the compose file's path in the repository's settings.":
        "请添加该文件，或在仓库设置中更正 Compose 文件的路径。",
    "Nothing was read through it, and nothing was changed.": "没有经由它读取任何内容，也没有做任何更改。",
    "Commit the compose file itself.": "请提交 Compose 文件本身。",
    "The commit has no file {name}, which the compose file includes or extends.":
        "此提交中没有 Compose 文件所包含或继承的文件 {name}。",
    "Add the file, or correct its path.": "请添加该文件，或更正它的路径。",
    "The included project {name} is refused: it is not in the repository.":
        "包含的项目 {name} 被拒绝：它不在此仓库中。",
    "Nothing was fetched from there, and the running stack was not touched.":
        "没有从那里获取任何内容，正在运行的堆栈也没有受到影响。",
    "Put the included file into the repository, for example as a submodule.":
        "请将被包含的文件放入仓库，例如作为子模块。",
    "{name} can't be used: {reason}.": "无法使用 {name}：{reason}。",
    "The changed environment names another image for {service}; applying it alone keeps all images.":
        "修改后的环境变量为 {service} 指定了另一个镜像；而仅应用环境变量时，所有镜像都保持不变。",
    "Deploy the stack instead: that fetches or builds what is needed.":
        "请改为部署此堆栈：部署时会拉取或构建所需的镜像。",
    "With the changed environment the volume {key} would be another one, which has none of its data.":
        "按修改后的环境变量，数据卷 {key} 会变成另一个卷，其中没有原来的数据。",
    "Put the value back, or change the volume's name in the compose file and deploy.":
        "请改回原值，或在 Compose 文件中更改该数据卷的名称后再部署。",
    "The stack's .env sets {key}, which makes compose read another project than this stack.":
        "堆栈的 .env 设置了 {key}，这会让 Compose 读取另一个项目，而不是此堆栈。",
    "Remove {key} from .env, and set the compose file's path in the repository's settings instead.":
        "请从 .env 中删除 {key}，改为在仓库设置中指定 Compose 文件的路径。",
    "In .env, {message}.": ".env 有问题：{message}。",
    "Add {variable} to the stack's environment.": "请将 {variable} 添加到堆栈的环境变量中。",
    "Deploy again when ready.": "准备好后请再次部署。",
    "The new version of {service} {detail} (container {member}).": "{service} 的新版本{detail}（容器 {member}）。",
    "It got no other requests; the old version serves as before.": "它没有收到其他任何请求；旧版本照常提供服务。",
    "Correct what the test found, or the test in the settings, and push again.":
        "请修复测试发现的问题，或更正设置中的测试，然后再次推送。",
    "The switch of {service} does not answer after {timeout} s.": "{service} 的流量切换器在 {timeout} 秒后仍没有响应。",
    "Look at the log of {switchService}, then deploy again.": "请查看 {switchService} 的日志，然后再次部署。",
    "{wanted} is mounted writable, but lies above the compose file's folder.":
        "{wanted} 以可写方式挂载，但它位于 Compose 文件所在文件夹之外。",
    "Mount it read-only, or move it below the compose file.":
        "请以只读方式挂载，或将它移到 Compose 文件所在文件夹之内。",
    "A local change that is kept for this stack no longer fits the commit: {edit}.":
        "为此堆栈保留的本地改动已不再适用于该提交：{edit}。",
    "Drop the local change in the stack's panel, or edit the stack's file anew and keep that.":
        "请在堆栈面板中放弃该本地改动，或重新编辑堆栈的文件并保留新的改动。",
    "The stack's directory has no compose file.": "堆栈的目录中没有 Compose 文件。",
    "Discard the change: that puts the released file back.": "请放弃该改动：这样会恢复已发布的文件。",
    "The last lines of its output stand in the log. Correct the cause and push again.":
        "其输出的最后几行在日志中。请排除原因后再次推送。",
    "Look at the service's log, correct the cause and push again.": "请查看该服务的日志，排除原因后再次推送。",
    "Canceled while {task} had not ended yet; the command was not started.":
        "在 {task} 尚未结束时已取消；该命令没有启动。",
    "The image of {service} is no longer on this machine, and building the release's commit didn't make it.":
        "{service} 的镜像已不在本机上，重新构建该发布版本的提交也没有得到它。",
    "Choose another release, or deploy the commit anew.": "请选择另一个发布版本，或重新部署该提交。",
    "The stack's containers can't be removed: {stderr}.": "无法移除此堆栈的容器：{stderr}。",
    "Volumes and files were not touched.": "数据卷和文件没有受到影响。",
    "Look at the containers with docker ps, then try again.": "请用 docker ps 查看这些容器，然后重试。",
    "The image {reference} of {service} is no longer on this machine.": "{service} 的镜像 {reference} 已不在本机上。",
    "Deploy the release's commit again, so that the image is rebuilt.": "请再次部署该发布版本的提交，以重新构建镜像。",
    "Choose another release.": "请选择另一个发布版本。",
    "{message} When it failed: {standings}.": "{message} 失败时的状态：{standings}。",
    "{changed} of the stack changed while this deployment was being prepared.":
        "在准备此次部署期间，堆栈的 {changed} 发生了变化。",
    "Your version stays, and the running containers were not touched.": "你的版本会保留，正在运行的容器没有受到影响。",
    "Deploy again: that starts from what is there now.": "请再次部署：部署会以现在的内容为准。",
    "Port {port} is already in use on this machine.": "端口 {port} 在本机上已被占用。",
    "Stop what uses the port, or publish another one in the compose file, then deploy again.":
        "请停止占用该端口的程序，或在 Compose 文件中发布另一个端口，然后再次部署。",
    "Docker can't start the stack: {reason}.": "Docker 无法启动此堆栈：{reason}。",
    "Correct the compose file and push again.": "请更正 Compose 文件后再次推送。",
    "{at} is refused: {reason}.": "{at} 被拒绝：{reason}。",
    "Take the LABEL out of the Dockerfile or of the image that it starts from, and push again.":
        "请从 Dockerfile 或其基础镜像中去掉该 LABEL，然后再次推送。",
    "Write the labels under `labels:` and push again.": "请将这些标签写在 `labels:` 下，然后再次推送。",
    "This commit asks for more than the stack may do: {missing}.": "此提交要求的权限超出了堆栈所获的授权：{missing}。",
    "If that is intended, grant exactly this in the stack's panel and deploy again.":
        "如果确实需要，请在堆栈面板中授予这些权限，然后再次部署。",
    "Take the setting out of the compose file and push again.": "请从 Compose 文件中去掉该设置，然后再次推送。",
    "The compose file can't be used: it has no services.": "无法使用此 Compose 文件：其中没有服务。",
    "Add a service and push again, or choose another compose file in the Repository tab.":
        "请添加服务后再次推送，或在“仓库”标签页中选择另一个 Compose 文件。",
    "They were not touched, and nothing was changed.": "它们没有受到影响，也没有做任何更改。",
    "A project {stack} already runs from {folder}: {named}.": "项目 {stack} 已在从 {folder} 运行：{named}。",
    "Give this stack another name. If only its folder was moved, take it down and start it again first.":
        "请为此堆栈换一个名称。如果只是移动了它的文件夹，请先将其停止并移除容器，再重新启动。",
    "A project {stack} already runs, but its compose file is gone: {named}.":
        "项目 {stack} 已在运行，但它的 Compose 文件不见了：{named}。",
    "Put the compose file back into the stack's directory, or take the project down, then deploy again.":
        "请将 Compose 文件放回堆栈的目录，或停止并移除该项目，然后再次部署。",
    "{section}.{name} takes the variable {variable}, which the server's own process has.":
        "{section}.{name} 使用了变量 {variable}，而服务器自身的进程中有该变量。",
    "Use another name, which the stack's environment answers, or a file.":
        "请换用堆栈环境变量中有值的名称，或使用文件。",
    "Test the login at {host} in the CI/CD settings, and give it a new secret or more rights.":
        "请在 CI/CD 设置中测试 {host} 的登录凭据，并为其更换密码或增加权限。",
    'Check the image\'s name, or add a login at {host} (kind "registry") in the CI/CD settings.':
        "请检查镜像名称，或在 CI/CD 设置中添加 {host} 的登录凭据（类型为“镜像仓库”）。",
    "Check the image's name and tag; a private image needs a login that may read it.":
        "请检查镜像的名称和标签；私有镜像需要有权读取它的登录凭据。",
    "Wait, then deploy again.": "请稍候，然后再次部署。",
    "It was tried several times; deploy again when the registry answers.":
        "已尝试多次；请在镜像仓库恢复响应后再次部署。",
    "Check the image's name, the registry and its login, then retry.":
        "请检查镜像名称、镜像仓库及其登录凭据，然后重试。",
    "{host} takes no more requests for now; it wants to be asked again at {time}Z.":
        "{host} 暂时不再接受请求；它要求在 {time}Z 之后再试。",
    "Wait and deploy again; a login at the registry usually raises its limit.":
        "请等待一段时间后再次部署；登录镜像仓库通常可以提高限额。",
    "{file} needs the variable {variable}, which has no value{reason}.":
        "{file} 需要变量 {variable}，但它没有值{reason}。",
    "The image {image} of the service {service} is not on this machine after it was pulled.":
        "拉取之后，本机上仍没有服务 {service} 的镜像 {image}。",
    "Check the image's name and platform.": "请检查镜像的名称和平台。",
    "With a traffic switch before it {more}, which it did not without.":
        "加上流量切换器之后多出了一项权限要求，而原本没有：{more}。",
    "Write the service without anchors and variables in its ports, labels and networks, or set its strategy to recreate.":
        "请在该服务的端口、标签和网络中不使用锚点和变量，或将它的策略设为 recreate。",
    "With the changed environment {name} would listen on port {target}, which its traffic switch doesn't know.":
        "按修改后的环境变量，{name} 会监听端口 {target}，而它的流量切换器不认识该端口。",
    "Deploy the stack instead: that prepares the switch for the new port.":
        "请改为部署此堆栈：部署时会让流量切换器适应新端口。",
    "The settings say how {unknown} is deployed, but the compose file has no service of that name.":
        "设置中写明了 {unknown} 的部署方式，但 Compose 文件中没有这个名称的服务。",
    "Its services are {known}.": "它的服务有 {known}。",
    "Correct it and push again; docs/configuration.md lists every setting, docs/cicd.schema.json is for editors.":
        "请更正后再次推送；所有设置见 docs/configuration.md，编辑器可使用 docs/cicd.schema.json。",
    "{by} aborted the new version of {service} {at}.": "{by} 中止了 {service} 的新版本（{at}）。",
    "The new version of {service} was aborted {at}: {text}.": "{service} 的新版本已中止（{at}）：{text}。",
    "The old version ran beside it all the time and takes all of the traffic again.":
        "旧版本一直在同时运行，现在重新接管全部流量。",
    "Look at the new version's log for the failing requests, mend it and push again.":
        "请在新版本的日志中查找失败的请求，修复后再次推送。",
    "Look whether Caddy runs and its admin API can be reached.":
        "请检查 Caddy 是否在运行，以及它的管理 API 是否可以访问。",
    "Caddy, the proxy of {service}, {what}.": "{service} 的代理 Caddy {what}。",
    "It goes on handing requests to the containers that had them.": "它会继续把请求转发给原来的容器。",
    "The traffic switch of {service} {what}.": "{service} 的流量切换器{what}。",
    "Look at the log of the service {service}-switch, then deploy again.":
        "请查看服务 {service}-switch 的日志，然后再次部署。",
    "Traefik, the proxy of {service}, {what}.": "{service} 的代理 Traefik {what}。",
    "Check the folder of its file provider in the settings, and that this server may write there.":
        "请在设置中检查其文件提供者（file provider）的文件夹，并确认此服务器可以写入。",
    "{what}, and only {free} are free on the disk.": "{what}，但磁盘上只有 {free} 可用。",
    'Free some space ("Disk" in the CI/CD settings shows what takes it), or turn `snapshotVolumes` off.':
        "请腾出一些空间（CI/CD 设置中的“磁盘”会显示占用情况），或关闭 `snapshotVolumes`。",
    "The volumes are kept with the release that is live, and what is there now would be kept in their place.":
        "这些副本属于线上的发布版本；如果恢复，就会先保存数据卷的现有内容，并取代这些副本。",
    "No volume was changed, and the copies are as they were.": "没有更改任何数据卷，副本也保持原样。",
    "Roll back without the volumes.": "请在不恢复数据卷的情况下回滚。",
    "No volumes are kept with this release.": "此发布版本没有保留数据卷的副本。",
    "No volume was changed.": "没有更改任何数据卷。",
    "Docker's socket refuses us (permission denied).": "Docker 的套接字拒绝访问（permission denied）。",
    "Docker has not ended the container {name} within {seconds} s.": "Docker 在 {seconds} 秒内没有结束容器 {name}。",
    "It may end later; all others run as they are.": "它可能稍后才会停止；其他容器照常运行。",
    "Look at Docker's own log, then deploy again.": "请查看 Docker 自身的日志，然后再次部署。",
    "Docker does not answer ({message}).": "Docker 没有响应（{message}）。",
    "Let this server's user access Docker's socket, then try again.":
        "请允许此服务器的用户访问 Docker 的套接字，然后重试。",
    "The program {file} could not be started ({message}).": "无法启动程序 {file}（{message}）。",
    "Nothing was changed by it.": "它没有做任何更改。",
    "Check that {file} is installed where this server runs, then try again.":
        "请检查运行此服务器的机器上是否安装了 {file}，然后重试。",
    "Canceled: {name} was ended with everything that it had started.": "已取消：{name} 及其启动的所有进程都已结束。",
    "{name} did not finish within {seconds} s and was ended.": "{name} 在 {seconds} 秒内没有完成，已被终止。",
    "Look at the log for where it hung; if it only needs longer, raise the time limit in the build settings.":
        "请在日志中查看它卡在哪里；如果只是需要更长时间，请在构建设置中调高时限。",
    "The free space of {folder} could not be read.": "无法读取 {folder} 的可用空间。",
    "Check that the stacks directory is mounted and readable.": "请检查堆栈目录是否已挂载且可读。",
};
