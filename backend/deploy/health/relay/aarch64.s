_start:
  sub sp, sp, #0x4000
  sub sp, sp, #0x100
  add x22, sp, #0x100
  mov x0, #0
  mov x1, x22
  mov x2, #28
  mov x8, #63
  svc #0
  cmp w0, #28
  b.ne exit
  ldrh w0, [x22]
  mov x1, #1
  mov x2, #0
  mov x8, #198
  svc #0
  mov w19, w0
  mov x1, x22
  mov x2, #28
  mov x8, #203
  svc #0
  neg w20, w0
  strb w20, [x22]
  mov x0, #1
  mov x1, x22
  mov x2, #1
  mov x8, #64
  svc #0
  cbnz w20, exit
  mov w1, #1
  str wzr, [sp]
  str w1, [sp, #4]
  str w19, [sp, #8]
  str w1, [sp, #12]
loop:
  mov x1, #660
  str x1, [sp, #16]
  str xzr, [sp, #24]
  mov x0, sp
  mov x1, #2
  add x2, sp, #16
  mov x3, #0
  mov x4, #0
  mov x8, #73
  svc #0
  cmp w0, #0
  b.le exit
  ldrh w1, [sp, #6]
  cbz w1, other
  mov w0, #0
  mov w21, w19
  bl pump
other:
  ldrh w1, [sp, #14]
  cbz w1, loop
  mov w0, w19
  mov w21, #1
  bl pump
  b loop
pump:
  mov x1, x22
  mov x2, #0x4000
  mov x8, #63
  svc #0
  cmp w0, #0
  b.le exit
  mov x2, x0
  mov w0, w21
  mov x1, x22
  mov x8, #64
  svc #0
  ret
exit:
  mov x0, #0
  mov x8, #93
  svc #0
