import type { englishBuild } from "../../said/english-build";

export const chineseBuild: Record<(typeof englishBuild)[number], string> = {
    "The build of {service} failed: it used more than {memoryMb} MB of memory ({output}).":
        "{service} 构建失败：占用的内存超过了 {memoryMb} MB（{output}）。",
    "Allow the stack's builds more memory in the Build tab (limits), or let the build take less.":
        "请在“构建”标签页的限制中为此堆栈的构建分配更多内存，或减少构建占用的内存。",
    "The build of {service} wants to start from {foreign}, which another stack built.":
        "{service} 的构建要以 {foreign} 为基础镜像，而它是由另一个堆栈构建的。",
    "Start from an image of this stack or of a registry.": "请以本堆栈的镜像或镜像仓库中的镜像为基础。",
    "The build of {service} failed: {output}.": "{service} 构建失败：{output}。",
    "The log shows the build's output; correct the cause and push again.": "日志中有构建的输出；请排除原因后再次推送。",
    "The builds of {ring} start from each other's images.": "{ring} 的构建互相以对方的镜像为基础。",
    "Take one of the contexts that begin with service: out of the compose file.":
        "请从 Compose 文件中去掉其中一个以 service: 开头的上下文。",
    "The build of {service} ended without an image.": "{service} 的构建结束了，但没有产生镜像。",
    "Look at the build's output in the log.": "请在日志中查看构建的输出。",
    "The build shall get the secret {missing}, which this stack has no value for.":
        "构建需要机密 {missing}，但此堆栈没有存储它的值。",
    "Store it in the Build tab, or take its name out of the build settings.":
        "请在“构建”标签页中存储它的值，或从构建设置中去掉它的名称。",
    'The setting {setting} has "{local}", which is no cache in a registry.':
        "设置 {setting} 中的“{local}”不是镜像仓库里的缓存。",
    "Write an image's name, or type=registry,ref=<image>.": "请填写镜像名称，或 type=registry,ref=<image>。",
    "{what} is called {odd}.": "{what}的名称是 {odd}。",
    "Use letters, digits, dots, dashes and _ only.": "只能使用字母、数字、点、连字符和 _。",
    "The build of {service} starts from the service {other}, which has no image.":
        "{service} 的构建以服务 {other} 为基础，而该服务没有镜像。",
    'Write a service of the compose file after "service:" in additional_contexts.':
        "请在 additional_contexts 的“service:”之后填写 Compose 文件中的某个服务。",
    "{file}, the file of secrets.{name}, which a build mounts, is not in the commit.":
        "构建要挂载的 secrets.{name} 对应的文件 {file} 不在此提交中。",
    "Store the value as a build secret called {name} and name it in buildSecrets, without secrets: in build:.":
        "请把该值存储为名为 {name} 的构建机密，在 buildSecrets 中写上它的名称，并去掉 build: 下的 secrets:。",
    "The build context of {service}, {folder}, is not in the commit.": "{service} 的构建上下文 {folder} 不在此提交中。",
    "Commit the folder, or correct the context; a command before the build may make it, too.":
        "请提交该文件夹，或更正上下文；也可以用构建前的命令来生成它。",
    "{title}, {file}, is not in the commit.": "{title} {file} 不在此提交中。",
    "Commit the file, or correct its path; it is looked for below the build context.":
        "请提交该文件，或更正它的路径；系统会在构建上下文之内查找它。",
    "{what}, which is not one of Docker's own.": "{what}，它不是 Docker 官方提供的。",
    "Use docker/dockerfile as syntax, or none.": "请将 syntax 设为 docker/dockerfile，或不设置。",
    "The service {service} has only a build section, but the stack is set to use {builder}.":
        "服务 {service} 只有 build 部分，但此堆栈设置的构建器是 {builder}。",
    'Give the service an image, or set the builder to "compose".': "请为该服务指定镜像，或将构建器设为“compose”。",
    "The builder {name} needs the program {program}, which is not on this server.":
        "构建器 {name} 需要程序 {program}，但此服务器上没有。",
    "Commit the folder, add a build command that makes it, or correct its name.":
        "请提交该文件夹，添加一条生成它的构建命令，或更正它的名称。",
    'Choose the service in the Build tab or as "service": {candidates}.':
        '请在“构建”标签页中选择服务，或写成 "service"：{candidates}。',
    "The command did nothing.": "该命令没有执行任何操作。",
    'Canceled: the command "{title}" was ended with everything that it had started.':
        "已取消：命令“{title}”及其启动的所有进程都已结束。",
    "Start it again when you are ready.": "准备好后请重新开始。",
    'Canceled while the command "{title}" was running, which must not be interrupted and runs on.':
        "已取消，但当时命令“{title}”正在运行；它不可中断，会继续运行到结束。",
    "Wait until it has ended before you start it again.": "请等它结束后再重新开始。",
    "Code from outside may not run commands on the host.": "外部代码不得在宿主机上执行命令。",
    "Let the command run in an image, or take the change into a branch of the repository first.":
        "请让该命令在镜像中运行，或先将改动合入仓库自己的分支。",
    "The stack {stack} may not run commands on the host.": "堆栈 {stack} 不得在宿主机上执行命令。",
    "Let the command run in an image, or ask an administrator to allow commands on the host for this stack in the settings.":
        "请让该命令在镜像中运行，或请管理员在设置中允许此堆栈在宿主机上执行命令。",
    "The stack has no service {service} for the command to run in.": "此堆栈没有服务 {service}，命令无处运行。",
    "Change runIn to one of its services: {services}.": "请将 runIn 改为它的某个服务：{services}。",
    "A command that is one line needs a shell; write `run` as a list of arguments, or use an image with a shell.":
        "写成一行的命令需要 shell；请将 `run` 写成参数列表，或使用带有 shell 的镜像。",
    "Check the first entry of `run`, or use an image that has the program.":
        "请检查 `run` 的第一项，或使用包含该程序的镜像。",
    "The running stack was not touched.": "正在运行的堆栈没有受到影响。",
    "The compose file needs the variable {missing}, which has no value{reason}.":
        "Compose 文件需要变量 {missing}，但它没有值{reason}。",
    "Add {missing} to the stack's environment.": "请将 {missing} 添加到堆栈的环境变量中。",
    "The compose file can't be used: {reason}.": "无法使用此 Compose 文件：{reason}。",
    "Correct the file and push again; `docker compose config` shows the same error.":
        "请更正该文件后再次推送；运行 `docker compose config` 会显示同样的错误。",
    "Nothing was read from there, and nothing was changed.": "没有从那里读取任何内容，也没有做任何更改。",
    "Use a path inside the repository.": "请使用仓库内的路径。",
};
