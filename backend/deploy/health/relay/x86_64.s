.intel_syntax noprefix
.globl _start
_start:
  sub rsp, 0x4100
  lea r14, [rsp+0x100]
  xor edi, edi
  mov rsi, r14
  push 28
  pop rdx
  xor eax, eax
  syscall
  cmp eax, 28
  jne exit
  movzx edi, word ptr [r14]
  push 1
  pop rsi
  xor edx, edx
  push 41
  pop rax
  syscall
  mov r12d, eax
  mov edi, eax
  mov rsi, r14
  push 28
  pop rdx
  push 42
  pop rax
  syscall
  neg eax
  mov ebx, eax
  mov byte ptr [r14], al
  push 1
  pop rdi
  mov rsi, r14
  push 1
  pop rdx
  push 1
  pop rax
  syscall
  test ebx, ebx
  jne exit
  mov dword ptr [rsp], 0
  mov dword ptr [rsp+4], 1
  mov dword ptr [rsp+8], r12d
  mov dword ptr [rsp+12], 1
loop:
  mov rdi, rsp
  push 2
  pop rsi
  mov edx, 660000
  push 7
  pop rax
  syscall
  test eax, eax
  jle exit
  cmp word ptr [rsp+6], 0
  je other
  xor edi, edi
  mov ebp, r12d
  call pump
other:
  cmp word ptr [rsp+14], 0
  je loop
  mov edi, r12d
  push 1
  pop rbp
  call pump
  jmp loop
pump:
  mov rsi, r14
  mov edx, 0x4000
  xor eax, eax
  syscall
  test eax, eax
  jle exit
  mov edx, eax
  mov edi, ebp
  push 1
  pop rax
  syscall
  ret
exit:
  xor edi, edi
  push 60
  pop rax
  syscall
