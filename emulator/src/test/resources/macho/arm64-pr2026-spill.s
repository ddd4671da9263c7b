# target arm64-apple-macos13.0
# link -arch arm64 -platform_version macos 13.0 13.0 -e _main -no_uuid -no_adhoc_codesign -fixup_chains
# forged by pclnlab, PR2026
	.section __TEXT,__text,regular,pure_instructions
	.p2align 4
	.globl "_main"
"_main":
	mov w0, #0
	ret
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s0"
	.weak_definition "_main.s0"
"_main.s0":
Lf0:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_9d9fdda777aefdf8_1:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s0"
	.weak_definition "___llgo_stub.main.s0"
"___llgo_stub.main.s0":
Lf1:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s1"
	.private_extern "_main.s1"
"_main.s1":
Lf2:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_eb3ac140d824bdc4_2:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s1"
	.private_extern "___llgo_stub.main.s1"
"___llgo_stub.main.s1":
Lf3:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s2"
	.private_extern "_main.s2"
"_main.s2":
Lf4:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_38d5a4da389a7d90_3:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s2"
	.private_extern "___llgo_stub.main.s2"
"___llgo_stub.main.s2":
Lf5:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s3"
	.weak_definition "_main.s3"
"_main.s3":
Lf6:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_7e46c0bbf08a8e64_4:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s3"
	.weak_definition "___llgo_stub.main.s3"
"___llgo_stub.main.s3":
Lf7:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s4"
	.private_extern "_main.s4"
"_main.s4":
Lf8:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_6f5e16f99e5dadc0_5:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s4"
	.private_extern "___llgo_stub.main.s4"
"___llgo_stub.main.s4":
Lf9:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s5"
	.private_extern "_main.s5"
"_main.s5":
Lf10:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_b4cf32db564dbe94_6:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s5"
	.private_extern "___llgo_stub.main.s5"
"___llgo_stub.main.s5":
Lf11:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s6"
	.weak_definition "_main.s6"
"_main.s6":
Lf12:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_0a93de2c5f492d58_7:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s6"
	.weak_definition "___llgo_stub.main.s6"
"___llgo_stub.main.s6":
Lf13:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s7"
	.private_extern "_main.s7"
"_main.s7":
Lf14:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_582ec1c5bfbeed24_8:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s7"
	.private_extern "___llgo_stub.main.s7"
"___llgo_stub.main.s7":
Lf15:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s8"
	.private_extern "_main.s8"
"_main.s8":
Lf16:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_30c8c0dc7400ff98_9:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s8"
	.private_extern "___llgo_stub.main.s8"
"___llgo_stub.main.s8":
Lf17:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s9"
	.weak_definition "_main.s9"
"_main.s9":
Lf18:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_8eb733e525821d54_10:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s9"
	.weak_definition "___llgo_stub.main.s9"
"___llgo_stub.main.s9":
Lf19:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s10"
	.private_extern "_main.s10"
"_main.s10":
Lf20:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_7d3442b5993d8aa9_11:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s10"
	.private_extern "___llgo_stub.main.s10"
"___llgo_stub.main.s10":
Lf21:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s11"
	.private_extern "_main.s11"
"_main.s11":
Lf22:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_b3ae42f80d0aa259_12:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s11"
	.private_extern "___llgo_stub.main.s11"
"___llgo_stub.main.s11":
Lf23:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s12"
	.weak_definition "_main.s12"
"_main.s12":
Lf24:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_28bd9957ab346831_13:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s12"
	.weak_definition "___llgo_stub.main.s12"
"___llgo_stub.main.s12":
Lf25:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s13"
	.private_extern "_main.s13"
"_main.s13":
Lf26:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_5f37999a1f017fe1_14:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s13"
	.private_extern "___llgo_stub.main.s13"
"___llgo_stub.main.s13":
Lf27:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s14"
	.private_extern "_main.s14"
"_main.s14":
Lf28:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_b39fd11b1b1489d9_15:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s14"
	.private_extern "___llgo_stub.main.s14"
"___llgo_stub.main.s14":
Lf29:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s15"
	.weak_definition "_main.s15"
"_main.s15":
Lf30:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_d9c641ee3dd64399_16:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s15"
	.weak_definition "___llgo_stub.main.s15"
"___llgo_stub.main.s15":
Lf31:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s16"
	.private_extern "_main.s16"
"_main.s16":
Lf32:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_5f2927bd2d0b6761_17:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s16"
	.private_extern "___llgo_stub.main.s16"
"___llgo_stub.main.s16":
Lf33:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s17"
	.private_extern "_main.s17"
"_main.s17":
Lf34:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_74fc0920fec1c331_18:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s17"
	.private_extern "___llgo_stub.main.s17"
"___llgo_stub.main.s17":
Lf35:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s18"
	.weak_definition "_main.s18"
"_main.s18":
Lf36:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_310444c937a64829_19:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s18"
	.weak_definition "___llgo_stub.main.s18"
"___llgo_stub.main.s18":
Lf37:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.s19"
	.private_extern "_main.s19"
"_main.s19":
Lf38:
	.fill 5, 4, 0xd503201f
	.zero 0
L__llgo_pcsite_46d7262d095ca3f9_20:
	.fill 95, 4, 0xd503201f
	.zero 0
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.s19"
	.private_extern "___llgo_stub.main.s19"
"___llgo_stub.main.s19":
Lf39:
	.fill 4, 4, 0xd503201f
	.zero 0
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s0"+4, 0xf8c442f5ef656ef9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s1"+4, 0xf8c441f5ef656d46
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s2"+4, 0xf8c440f5ef656b93
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s3"+4, 0xf8c43ff5ef6569e0
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s4"+4, 0xf8c446f5ef6575c5
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s5"+4, 0xf8c445f5ef657412
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s6"+4, 0xf8c444f5ef65725f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s7"+4, 0xf8c443f5ef6570ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s8"+4, 0xf8c44af5ef657c91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s9"+4, 0xf8c449f5ef657ade
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s10"+4, 0x1ae98ae5c958ff82
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s11"+4, 0x1ae98be5c9590135
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s12"+4, 0x1ae988e5c958fc1c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s13"+4, 0x1ae989e5c958fdcf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s14"+4, 0x1ae986e5c958f8b6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s15"+4, 0x1ae987e5c958fa69
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s16"+4, 0x1ae984e5c958f550
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s17"+4, 0x1ae985e5c958f703
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s18"+4, 0x1ae992e5c9590d1a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.s19"+4, 0x1ae993e5c9590ecd
	.section __DATA,__llgo_fie,regular,live_support
	.balign 8
	.quad 0, 0
	.quad 0, 0x3154454d4f474c4c
	.quad "___llgo_funcinfo_symbol_index", 0
	.quad "___llgo_funcinfo_symbol_index_count", 0
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s0"+4, 0xf8c442f5ef656ef9
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s1"+4, 0xf8c441f5ef656d46
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s2"+4, 0xf8c440f5ef656b93
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s3"+4, 0xf8c43ff5ef6569e0
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s4"+4, 0xf8c446f5ef6575c5
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s5"+4, 0xf8c445f5ef657412
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s6"+4, 0xf8c444f5ef65725f
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s7"+4, 0xf8c443f5ef6570ac
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s8"+4, 0xf8c44af5ef657c91
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s9"+4, 0xf8c449f5ef657ade
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s10"+4, 0x1ae98ae5c958ff82
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s11"+4, 0x1ae98be5c9590135
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s12"+4, 0x1ae988e5c958fc1c
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s13"+4, 0x1ae989e5c958fdcf
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s14"+4, 0x1ae986e5c958f8b6
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s15"+4, 0x1ae987e5c958fa69
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s16"+4, 0x1ae984e5c958f550
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s17"+4, 0x1ae985e5c958f703
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s18"+4, 0x1ae992e5c9590d1a
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.s19"+4, 0x1ae993e5c9590ecd
	.section __DATA,__llgo_stub,regular,live_support
	.balign 8
	.quad 0, 0
	.zero 512
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s0"+20, 0x9d9fdda777aefdf8
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s1"+20, 0xeb3ac140d824bdc4
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s2"+20, 0x38d5a4da389a7d90
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s3"+20, 0x7e46c0bbf08a8e64
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s4"+20, 0x6f5e16f99e5dadc0
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s5"+20, 0xb4cf32db564dbe94
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s6"+20, 0xa93de2c5f492d58
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s7"+20, 0x582ec1c5bfbeed24
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s8"+20, 0x30c8c0dc7400ff98
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s9"+20, 0x8eb733e525821d54
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s10"+20, 0x7d3442b5993d8aa9
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s11"+20, 0xb3ae42f80d0aa259
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s12"+20, 0x28bd9957ab346831
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s13"+20, 0x5f37999a1f017fe1
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s14"+20, 0xb39fd11b1b1489d9
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s15"+20, 0xd9c641ee3dd64399
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s16"+20, 0x5f2927bd2d0b6761
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s17"+20, 0x74fc0920fec1c331
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s18"+20, 0x310444c937a64829
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.s19"+20, 0x46d7262d095ca3f9
	.section __DATA,__llgo_pcl,regular,live_support
	.balign 8
	.quad 0, 0
	.section __TEXT,__const
	.balign 4
Lfuncs:
	.byte 3,0,0,0,14,0,0,0,3,0,0,0,14,0,0,0
	.byte 2,0,0,0,1,0,0,0,1,0,0,0,3,0,0,0
	.byte 15,0,0,0,3,0,0,0,15,0,0,0,2,0,0,0
	.byte 1,0,0,0,11,0,0,0,3,0,0,0,4,0,0,0
	.byte 3,0,0,0,4,0,0,0,2,0,0,0,1,0,0,0
	.byte 101,0,0,0,3,0,0,0,5,0,0,0,3,0,0,0
	.byte 5,0,0,0,2,0,0,0,1,0,0,0,111,0,0,0
	.byte 3,0,0,0,6,0,0,0,3,0,0,0,6,0,0,0
	.byte 2,0,0,0,1,0,0,0,121,0,0,0,3,0,0,0
	.byte 7,0,0,0,3,0,0,0,7,0,0,0,2,0,0,0
	.byte 1,0,0,0,131,0,0,0,3,0,0,0,8,0,0,0
	.byte 3,0,0,0,8,0,0,0,2,0,0,0,1,0,0,0
	.byte 141,0,0,0,3,0,0,0,9,0,0,0,3,0,0,0
	.byte 9,0,0,0,2,0,0,0,1,0,0,0,151,0,0,0
	.byte 3,0,0,0,10,0,0,0,3,0,0,0,10,0,0,0
	.byte 2,0,0,0,1,0,0,0,161,0,0,0,3,0,0,0
	.byte 11,0,0,0,3,0,0,0,11,0,0,0,2,0,0,0
	.byte 1,0,0,0,171,0,0,0,3,0,0,0,12,0,0,0
	.byte 3,0,0,0,12,0,0,0,2,0,0,0,1,0,0,0
	.byte 181,0,0,0,3,0,0,0,13,0,0,0,3,0,0,0
	.byte 13,0,0,0,2,0,0,0,1,0,0,0,191,0,0,0
	.byte 3,0,0,0,16,0,0,0,3,0,0,0,16,0,0,0
	.byte 2,0,0,0,1,0,0,0,21,0,0,0,3,0,0,0
	.byte 17,0,0,0,3,0,0,0,17,0,0,0,2,0,0,0
	.byte 1,0,0,0,31,0,0,0,3,0,0,0,18,0,0,0
	.byte 3,0,0,0,18,0,0,0,2,0,0,0,1,0,0,0
	.byte 41,0,0,0,3,0,0,0,19,0,0,0,3,0,0,0
	.byte 19,0,0,0,2,0,0,0,1,0,0,0,51,0,0,0
	.byte 3,0,0,0,20,0,0,0,3,0,0,0,20,0,0,0
	.byte 2,0,0,0,1,0,0,0,61,0,0,0,3,0,0,0
	.byte 21,0,0,0,3,0,0,0,21,0,0,0,2,0,0,0
	.byte 1,0,0,0,71,0,0,0,3,0,0,0,22,0,0,0
	.byte 3,0,0,0,22,0,0,0,2,0,0,0,1,0,0,0
	.byte 81,0,0,0,3,0,0,0,23,0,0,0,3,0,0,0
	.byte 23,0,0,0,2,0,0,0,1,0,0,0,91,0,0,0
	.section __TEXT,__const
	.balign 1
Lpool:
	.byte 0,109,97,105,110,46,103,111,0,47,115,114,99,47,0,109
	.byte 97,105,110,0,115,49,48,0,115,49,49,0,115,49,50,0
	.byte 115,49,51,0,115,49,52,0,115,49,53,0,115,49,54,0
	.byte 115,49,55,0,115,49,56,0,115,49,57,0,115,48,0,115
	.byte 49,0,115,50,0,115,51,0,115,52,0,115,53,0,115,54
	.byte 0,115,55,0,115,56,0,115,57,0
	.section __TEXT,__const
	.balign 4
Loffsets:
	.byte 0,0,0,0,1,0,0,0,9,0,0,0,15,0,0,0
	.byte 20,0,0,0,24,0,0,0,28,0,0,0,32,0,0,0
	.byte 36,0,0,0,40,0,0,0,44,0,0,0,48,0,0,0
	.byte 52,0,0,0,56,0,0,0,60,0,0,0,63,0,0,0
	.byte 66,0,0,0,69,0,0,0,72,0,0,0,75,0,0,0
	.byte 78,0,0,0,81,0,0,0,84,0,0,0,87,0,0,0
	.section __TEXT,__const
	.balign 2
Lhash:
	.byte 14,0,0,0,3,0,10,0,0,0,15,0,2,0,0,0
	.byte 0,0,8,0,0,0,0,0,18,0,12,0,0,0,6,0
	.byte 9,0,19,0,16,0,13,0,0,0,4,0,7,0,0,0
	.byte 0,0,1,0,11,0,0,0,5,0,0,0,20,0,17,0
	.section __TEXT,__const
	.balign 8
Lindex:
	.byte 80,245,88,201,229,132,233,26,9,0,0,0,0,0,0,0
	.byte 3,247,88,201,229,133,233,26,10,0,0,0,0,0,0,0
	.byte 182,248,88,201,229,134,233,26,7,0,0,0,0,0,0,0
	.byte 105,250,88,201,229,135,233,26,8,0,0,0,0,0,0,0
	.byte 28,252,88,201,229,136,233,26,5,0,0,0,0,0,0,0
	.byte 207,253,88,201,229,137,233,26,6,0,0,0,0,0,0,0
	.byte 130,255,88,201,229,138,233,26,3,0,0,0,0,0,0,0
	.byte 53,1,89,201,229,139,233,26,4,0,0,0,0,0,0,0
	.byte 26,13,89,201,229,146,233,26,11,0,0,0,0,0,0,0
	.byte 205,14,89,201,229,147,233,26,12,0,0,0,0,0,0,0
	.byte 224,105,101,239,245,63,196,248,14,0,0,0,0,0,0,0
	.byte 147,107,101,239,245,64,196,248,13,0,0,0,0,0,0,0
	.byte 70,109,101,239,245,65,196,248,2,0,0,0,0,0,0,0
	.byte 249,110,101,239,245,66,196,248,1,0,0,0,0,0,0,0
	.byte 172,112,101,239,245,67,196,248,18,0,0,0,0,0,0,0
	.byte 95,114,101,239,245,68,196,248,17,0,0,0,0,0,0,0
	.byte 18,116,101,239,245,69,196,248,16,0,0,0,0,0,0,0
	.byte 197,117,101,239,245,70,196,248,15,0,0,0,0,0,0,0
	.byte 222,122,101,239,245,73,196,248,20,0,0,0,0,0,0,0
	.byte 145,124,101,239,245,74,196,248,19,0,0,0,0,0,0,0
	.section __TEXT,__const
	.balign 8
Lpclines:
	.byte 88,45,73,95,44,222,147,10,17,0,0,0,2,0,0,0
	.byte 1,0,0,0,62,0,0,0,49,104,52,171,87,153,189,40
	.byte 5,0,0,0,2,0,0,0,1,0,0,0,122,0,0,0
	.byte 152,255,0,116,220,192,200,48,19,0,0,0,2,0,0,0
	.byte 1,0,0,0,82,0,0,0,41,72,166,55,201,68,4,49
	.byte 11,0,0,0,2,0,0,0,1,0,0,0,182,0,0,0
	.byte 144,125,154,56,218,164,213,56,13,0,0,0,2,0,0,0
	.byte 1,0,0,0,22,0,0,0,249,163,92,9,45,38,215,70
	.byte 12,0,0,0,2,0,0,0,1,0,0,0,192,0,0,0
	.byte 36,237,190,191,197,193,46,88,18,0,0,0,2,0,0,0
	.byte 1,0,0,0,72,0,0,0,97,103,11,45,189,39,41,95
	.byte 9,0,0,0,2,0,0,0,1,0,0,0,162,0,0,0
	.byte 225,127,1,31,154,153,55,95,6,0,0,0,2,0,0,0
	.byte 1,0,0,0,132,0,0,0,192,173,93,158,249,22,94,111
	.byte 15,0,0,0,2,0,0,0,1,0,0,0,42,0,0,0
	.byte 49,195,193,254,32,9,252,116,10,0,0,0,2,0,0,0
	.byte 1,0,0,0,172,0,0,0,169,138,61,153,181,66,52,125
	.byte 3,0,0,0,2,0,0,0,1,0,0,0,102,0,0,0
	.byte 100,142,138,240,187,192,70,126,14,0,0,0,2,0,0,0
	.byte 1,0,0,0,32,0,0,0,84,29,130,37,229,51,183,142
	.byte 20,0,0,0,2,0,0,0,1,0,0,0,92,0,0,0
	.byte 248,253,174,119,167,221,159,157,1,0,0,0,2,0,0,0
	.byte 1,0,0,0,2,0,0,0,217,137,20,27,27,209,159,179
	.byte 7,0,0,0,2,0,0,0,1,0,0,0,142,0,0,0
	.byte 89,162,10,13,248,66,174,179,4,0,0,0,2,0,0,0
	.byte 1,0,0,0,112,0,0,0,148,190,77,86,219,50,207,180
	.byte 16,0,0,0,2,0,0,0,1,0,0,0,52,0,0,0
	.byte 153,67,214,61,238,65,198,217,8,0,0,0,2,0,0,0
	.byte 1,0,0,0,152,0,0,0,196,189,36,216,64,193,58,235
	.byte 2,0,0,0,2,0,0,0,1,0,0,0,12,0,0,0
	.section __TEXT,__const
	.balign 4
Lstubs:
	.byte 1,0,0,0,2,0,0,0,3,0,0,0,4,0,0,0
	.byte 5,0,0,0,6,0,0,0,7,0,0,0,8,0,0,0
	.byte 9,0,0,0,10,0,0,0,11,0,0,0,12,0,0,0
	.byte 13,0,0,0,14,0,0,0,15,0,0,0,16,0,0,0
	.byte 17,0,0,0,18,0,0,0,19,0,0,0,20,0,0,0
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_table"
"___llgo_funcinfo_table":
	.quad Lfuncs
	.section __DATA,__data
	.balign 8
	.globl "___llgo_pcline_table"
"___llgo_pcline_table":
	.quad Lpclines
	.section __DATA,__data
	.balign 8
	.globl "___llgo_pcsite_start"
"___llgo_pcsite_start":
	.quad "section$start$__DATA$__llgo_pcl"
	.section __DATA,__data
	.balign 8
	.globl "___llgo_pcsite_end"
"___llgo_pcsite_end":
	.quad "section$end$__DATA$__llgo_pcl"
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_entry_start"
"___llgo_funcinfo_entry_start":
	.quad "section$start$__DATA$__llgo_fie"
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_entry_end"
"___llgo_funcinfo_entry_end":
	.quad "section$end$__DATA$__llgo_fie"
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_stubsite_start"
"___llgo_funcinfo_stubsite_start":
	.quad "section$start$__DATA$__llgo_stub"
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_stubsite_end"
"___llgo_funcinfo_stubsite_end":
	.quad "section$end$__DATA$__llgo_stub"
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_strings"
"___llgo_funcinfo_strings":
	.quad Lpool
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_string_offsets"
"___llgo_funcinfo_string_offsets":
	.quad Loffsets
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_string_count"
"___llgo_funcinfo_string_count":
	.quad 24
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_hash"
"___llgo_funcinfo_hash":
	.quad Lhash
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_symbol_index"
"___llgo_funcinfo_symbol_index":
	.quad Lindex
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_count"
"___llgo_funcinfo_count":
	.quad 20
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_symbol_index_count"
"___llgo_funcinfo_symbol_index_count":
	.quad 20
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_stub_indexes"
"___llgo_funcinfo_stub_indexes":
	.quad Lstubs
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_stub_count"
"___llgo_funcinfo_stub_count":
	.quad 20
	.section __DATA,__data
	.balign 8
	.globl "___llgo_pcline_count"
"___llgo_pcline_count":
	.quad 20
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_hash_mask"
"___llgo_funcinfo_hash_mask":
	.quad 31
	.globl "___llgo_fp_chain"
"___llgo_fp_chain":
	.byte 1
	.section __DATA,__data
	.balign 8
	.quad _write
