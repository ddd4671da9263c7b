# target x86_64-apple-macos13.0
# link -arch x86_64 -platform_version macos 13.0 13.0 -e _main -no_uuid -no_adhoc_codesign -fixup_chains
# forged by pclnlab, PR2016
	.section __TEXT,__text,regular,pure_instructions
	.p2align 4
	.globl "_main"
"_main":
	xorl %eax, %eax
	retq
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_c_before"
	.private_extern "_c_before"
"_c_before":
Lf0:
	.fill 40, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.main"
	.weak_definition "_main.main"
"_main.main":
Lf1:
	.fill 20, 1, 0x90
L__llgo_pcsite_df30a1864332317a_1:
	.fill 40, 1, 0x90
L__llgo_pcsite_c035da7d3842e759_2:
	.fill 4, 1, 0x90
L__llgo_pcsite_a13b13742d539d38_3:
	.fill 140, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.(*T).M"
	.weak_definition "_main.(*T).M"
"_main.(*T).M":
Lf2:
	.fill 12, 1, 0x90
L__llgo_pcsite_0d791fae4de46bba_4:
	.fill 80, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_example.com/p.F"
	.private_extern "_example.com/p.F"
"_example.com/p.F":
Lf3:
	.fill 12, 1, 0x90
L__llgo_pcsite_35226329d894d784_5:
	.fill 52, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_example.com/p.(*T[int]).G"
	.private_extern "_example.com/p.(*T[int]).G"
"_example.com/p.(*T[int]).G":
Lf4:
	.fill 64, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.example.com/p.F"
	.private_extern "___llgo_stub.example.com/p.F"
"___llgo_stub.example.com/p.F":
Lf5:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "___llgo_stub.main.main"
	.weak_definition "___llgo_stub.main.main"
"___llgo_stub.main.main":
Lf6:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_c_late"
	.weak_definition "_c_late"
"_c_late":
Lf7:
	.fill 48, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "__/dir/pkg.G"
	.private_extern "__/dir/pkg.G"
"__/dir/pkg.G":
Lf8:
	.fill 40, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_internal/bytealg.IndexByteString"
	.private_extern "_internal/bytealg.IndexByteString"
"_internal/bytealg.IndexByteString":
Lf9:
	.fill 32, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.big"
	.private_extern "_main.big"
"_main.big":
Lf10:
	.fill 100, 1, 0x90
L__llgo_pcsite_22a7f313c422f572_6:
	.fill 4700, 1, 0x90
L__llgo_pcsite_41a2ba1ccf123f93_7:
	.fill 200, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f0"
	.private_extern "_fill.f0"
"_fill.f0":
Lf11:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f1"
	.private_extern "_fill.f1"
"_fill.f1":
Lf12:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f2"
	.private_extern "_fill.f2"
"_fill.f2":
Lf13:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f3"
	.private_extern "_fill.f3"
"_fill.f3":
Lf14:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f4"
	.private_extern "_fill.f4"
"_fill.f4":
Lf15:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f5"
	.private_extern "_fill.f5"
"_fill.f5":
Lf16:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f6"
	.private_extern "_fill.f6"
"_fill.f6":
Lf17:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f7"
	.private_extern "_fill.f7"
"_fill.f7":
Lf18:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f8"
	.private_extern "_fill.f8"
"_fill.f8":
Lf19:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f9"
	.private_extern "_fill.f9"
"_fill.f9":
Lf20:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f10"
	.private_extern "_fill.f10"
"_fill.f10":
Lf21:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f11"
	.private_extern "_fill.f11"
"_fill.f11":
Lf22:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f12"
	.private_extern "_fill.f12"
"_fill.f12":
Lf23:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f13"
	.private_extern "_fill.f13"
"_fill.f13":
Lf24:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f14"
	.private_extern "_fill.f14"
"_fill.f14":
Lf25:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f15"
	.private_extern "_fill.f15"
"_fill.f15":
Lf26:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f16"
	.private_extern "_fill.f16"
"_fill.f16":
Lf27:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f17"
	.private_extern "_fill.f17"
"_fill.f17":
Lf28:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f18"
	.private_extern "_fill.f18"
"_fill.f18":
Lf29:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f19"
	.private_extern "_fill.f19"
"_fill.f19":
Lf30:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f20"
	.private_extern "_fill.f20"
"_fill.f20":
Lf31:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f21"
	.private_extern "_fill.f21"
"_fill.f21":
Lf32:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f22"
	.private_extern "_fill.f22"
"_fill.f22":
Lf33:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f23"
	.private_extern "_fill.f23"
"_fill.f23":
Lf34:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f24"
	.private_extern "_fill.f24"
"_fill.f24":
Lf35:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f25"
	.private_extern "_fill.f25"
"_fill.f25":
Lf36:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f26"
	.private_extern "_fill.f26"
"_fill.f26":
Lf37:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f27"
	.private_extern "_fill.f27"
"_fill.f27":
Lf38:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f28"
	.private_extern "_fill.f28"
"_fill.f28":
Lf39:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f29"
	.private_extern "_fill.f29"
"_fill.f29":
Lf40:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f30"
	.private_extern "_fill.f30"
"_fill.f30":
Lf41:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f31"
	.private_extern "_fill.f31"
"_fill.f31":
Lf42:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f32"
	.private_extern "_fill.f32"
"_fill.f32":
Lf43:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f33"
	.private_extern "_fill.f33"
"_fill.f33":
Lf44:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f34"
	.private_extern "_fill.f34"
"_fill.f34":
Lf45:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f35"
	.private_extern "_fill.f35"
"_fill.f35":
Lf46:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f36"
	.private_extern "_fill.f36"
"_fill.f36":
Lf47:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f37"
	.private_extern "_fill.f37"
"_fill.f37":
Lf48:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f38"
	.private_extern "_fill.f38"
"_fill.f38":
Lf49:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_fill.f39"
	.private_extern "_fill.f39"
"_fill.f39":
Lf50:
	.fill 16, 1, 0x90
	.section __TEXT,__text,regular,pure_instructions
	.balign 16
	.globl "_main.last"
	.private_extern "_main.last"
"_main.last":
Lf51:
	.fill 700, 1, 0x90
L__llgo_pcsite_17ca669c57a4d12e_8:
	.fill 200, 1, 0x90
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.main"+92, 0x252cf0080907cf01
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.main"+8, 0x88eef770c5aaa63b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.(*T).M"+4, 0x56ec692c1be8187e
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_example.com/p.F"+0, 0x252cf0080907cf01
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_example.com/p.(*T[int]).G"+16, 0xeadcbd44075b931a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "__/dir/pkg.G"+0, 0x27811622fd801024
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.big"+12, 0x9e09cce613f51b34
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f0"+0, 0x2151153bc2fbb044
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f1"+0, 0x2151163bc2fbb1f7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f2"+0, 0x2151173bc2fbb3aa
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f3"+0, 0x2151183bc2fbb55d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f4"+0, 0x2151113bc2fba978
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f5"+0, 0x2151123bc2fbab2b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f6"+0, 0x2151133bc2fbacde
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f7"+0, 0x2151143bc2fbae91
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f8"+0, 0x21510d3bc2fba2ac
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f9"+0, 0x21510e3bc2fba45f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f10"+0, 0x987a8e8c51af1525
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f11"+0, 0x987a8d8c51af1372
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f12"+0, 0x987a8c8c51af11bf
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f13"+0, 0x987a8b8c51af100c
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f14"+0, 0x987a8a8c51af0e59
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f15"+0, 0x987a898c51af0ca6
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f16"+0, 0x987a888c51af0af3
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f17"+0, 0x987a878c51af0940
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f18"+0, 0x987a968c51af22bd
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f19"+0, 0x987a958c51af210a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f20"+0, 0x987e148c51b22eae
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f21"+0, 0x987e158c51b23061
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f22"+0, 0x987e128c51b22b48
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f23"+0, 0x987e138c51b22cfb
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f24"+0, 0x987e188c51b2357a
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f25"+0, 0x987e198c51b2372d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f26"+0, 0x987e168c51b23214
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f27"+0, 0x987e178c51b233c7
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f28"+0, 0x987e0c8c51b22116
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f29"+0, 0x987e0d8c51b222c9
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f30"+0, 0x98819a8c51b54837
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f31"+0, 0x9881998c51b54684
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f32"+0, 0x98819c8c51b54b9d
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f33"+0, 0x98819b8c51b549ea
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f34"+0, 0x9881968c51b5416b
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f35"+0, 0x9881958c51b53fb8
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f36"+0, 0x9881988c51b544d1
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f37"+0, 0x9881978c51b5431e
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f38"+0, 0x9881928c51b53a9f
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_fill.f39"+0, 0x9881918c51b538ec
	.section __DATA,__llgo_fie,regular,live_support
	.quad "_main.last"+20, 0xa3f15b6603ea1766
	.section __DATA,__llgo_fie,regular,live_support
	.balign 8
	.quad 0, 0
	.quad 0, 0x3154454d4f474c4c
	.quad "___llgo_funcinfo_symbol_index", 0
	.quad "___llgo_funcinfo_symbol_index_count", 0
	.zero 192
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.example.com/p.F"+4, 0x252cf0080907cf01
	.section __DATA,__llgo_stub,regular,live_support
	.quad "___llgo_stub.main.main"+4, 0x88eef770c5aaa63b
	.section __DATA,__llgo_stub,regular,live_support
	.balign 8
	.quad 0, 0
	.zero 32
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.main"+20, 0xdf30a1864332317a
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.main"+60, 0xc035da7d3842e759
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.main"+64, 0xa13b13742d539d38
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.(*T).M"+12, 0xd791fae4de46bba
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_example.com/p.F"+12, 0x35226329d894d784
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.big"+100, 0x22a7f313c422f572
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.big"+4800, 0x41a2ba1ccf123f93
	.section __DATA,__llgo_pcl,regular,live_support
	.quad "_main.last"+700, 0x17ca669c57a4d12e
	.section __DATA,__llgo_pcl,regular,live_support
	.balign 8
	.quad 0, 0
	.section __TEXT,__const
	.balign 4
Lfuncs:
	.byte 9,0,67,0,9,0,67,0,7,0,21,0,3,0,0,0
	.byte 19,0,18,0,19,0,18,0,15,0,11,0,1,0,0,0
	.byte 3,0,4,0,3,0,4,0,10,0,24,0,15,0,0,0
	.byte 3,0,66,0,3,0,66,0,10,0,24,0,5,0,0,0
	.byte 20,0,56,0,20,0,56,0,5,0,12,0,1,0,0,0
	.byte 20,0,57,0,20,0,57,0,5,0,12,0,2,0,0,0
	.byte 20,0,26,0,20,0,26,0,5,0,12,0,11,0,0,0
	.byte 20,0,27,0,20,0,27,0,5,0,12,0,12,0,0,0
	.byte 20,0,28,0,20,0,28,0,5,0,12,0,13,0,0,0
	.byte 20,0,29,0,20,0,29,0,5,0,12,0,14,0,0,0
	.byte 20,0,30,0,20,0,30,0,5,0,12,0,15,0,0,0
	.byte 20,0,31,0,20,0,31,0,5,0,12,0,16,0,0,0
	.byte 20,0,32,0,20,0,32,0,5,0,12,0,17,0,0,0
	.byte 20,0,33,0,20,0,33,0,5,0,12,0,18,0,0,0
	.byte 20,0,34,0,20,0,34,0,5,0,12,0,19,0,0,0
	.byte 20,0,35,0,20,0,35,0,5,0,12,0,20,0,0,0
	.byte 20,0,58,0,20,0,58,0,5,0,12,0,3,0,0,0
	.byte 20,0,36,0,20,0,36,0,5,0,12,0,21,0,0,0
	.byte 20,0,37,0,20,0,37,0,5,0,12,0,22,0,0,0
	.byte 20,0,38,0,20,0,38,0,5,0,12,0,23,0,0,0
	.byte 20,0,39,0,20,0,39,0,5,0,12,0,24,0,0,0
	.byte 20,0,40,0,20,0,40,0,5,0,12,0,25,0,0,0
	.byte 20,0,41,0,20,0,41,0,5,0,12,0,26,0,0,0
	.byte 20,0,42,0,20,0,42,0,5,0,12,0,27,0,0,0
	.byte 20,0,43,0,20,0,43,0,5,0,12,0,28,0,0,0
	.byte 20,0,44,0,20,0,44,0,5,0,12,0,29,0,0,0
	.byte 20,0,45,0,20,0,45,0,5,0,12,0,30,0,0,0
	.byte 20,0,59,0,20,0,59,0,5,0,12,0,4,0,0,0
	.byte 20,0,46,0,20,0,46,0,5,0,12,0,31,0,0,0
	.byte 20,0,47,0,20,0,47,0,5,0,12,0,32,0,0,0
	.byte 20,0,48,0,20,0,48,0,5,0,12,0,33,0,0,0
	.byte 20,0,49,0,20,0,49,0,5,0,12,0,34,0,0,0
	.byte 20,0,50,0,20,0,50,0,5,0,12,0,35,0,0,0
	.byte 20,0,51,0,20,0,51,0,5,0,12,0,36,0,0,0
	.byte 20,0,52,0,20,0,52,0,5,0,12,0,37,0,0,0
	.byte 20,0,53,0,20,0,53,0,5,0,12,0,38,0,0,0
	.byte 20,0,54,0,20,0,54,0,5,0,12,0,39,0,0,0
	.byte 20,0,55,0,20,0,55,0,5,0,12,0,40,0,0,0
	.byte 20,0,60,0,20,0,60,0,5,0,12,0,5,0,0,0
	.byte 20,0,61,0,20,0,61,0,5,0,12,0,6,0,0,0
	.byte 20,0,62,0,20,0,62,0,5,0,12,0,7,0,0,0
	.byte 20,0,63,0,20,0,63,0,5,0,12,0,8,0,0,0
	.byte 20,0,64,0,20,0,64,0,5,0,12,0,9,0,0,0
	.byte 20,0,65,0,20,0,65,0,5,0,12,0,10,0,0,0
	.byte 1,0,2,0,1,0,2,0,17,0,6,0,70,0,0,0
	.byte 23,0,14,0,23,0,14,0,15,0,13,0,31,0,0,0
	.byte 23,0,25,0,23,0,25,0,15,0,13,0,60,0,0,0
	.byte 23,0,22,0,23,0,22,0,15,0,13,0,90,0,0,0
	.byte 23,0,23,0,23,0,23,0,15,0,13,0,10,0,0,0
	.section __TEXT,__const
	.balign 1
Lpool:
	.byte 0,105,110,116,101,114,110,97,108,47,98,121,116,101,97,108
	.byte 103,0,73,110,100,101,120,66,121,116,101,83,116,114,105,110
	.byte 103,0,101,120,97,109,112,108,101,46,99,111,109,47,112,0
	.byte 40,42,84,91,105,110,116,93,41,46,71,0,47,115,114,99
	.byte 47,102,105,108,108,47,0,98,121,116,101,97,108,103,46,103
	.byte 111,0,47,100,105,114,47,112,107,103,47,0,47,115,114,99
	.byte 47,103,101,110,47,0,95,47,100,105,114,47,112,107,103,0
	.byte 47,115,114,99,47,112,47,0,100,101,97,100,46,103,111,0
	.byte 102,105,108,108,46,103,111,0,109,97,105,110,46,103,111,0
	.byte 40,42,84,41,46,77,0,47,115,114,99,47,0,122,122,46
	.byte 103,111,0,47,103,111,47,0,99,111,100,101,0,100,101,97
	.byte 100,0,102,105,108,108,0,108,97,115,116,0,109,97,105,110
	.byte 0,112,46,103,111,0,98,105,103,0,102,49,48,0,102,49
	.byte 49,0,102,49,50,0,102,49,51,0,102,49,52,0,102,49
	.byte 53,0,102,49,54,0,102,49,55,0,102,49,56,0,102,49
	.byte 57,0,102,50,48,0,102,50,49,0,102,50,50,0,102,50
	.byte 51,0,102,50,52,0,102,50,53,0,102,50,54,0,102,50
	.byte 55,0,102,50,56,0,102,50,57,0,102,51,48,0,102,51
	.byte 49,0,102,51,50,0,102,51,51,0,102,51,52,0,102,51
	.byte 53,0,102,51,54,0,102,51,55,0,102,51,56,0,102,51
	.byte 57,0,102,48,0,102,49,0,102,50,0,102,51,0,102,52
	.byte 0,102,53,0,102,54,0,102,55,0,102,56,0,102,57,0
	.byte 70,0
	.section __TEXT,__const
	.balign 4
Loffsets:
	.byte 0,0,0,0,1,0,0,0,18,0,0,0,34,0,0,0
	.byte 48,0,0,0,60,0,0,0,71,0,0,0,82,0,0,0
	.byte 92,0,0,0,102,0,0,0,112,0,0,0,120,0,0,0
	.byte 128,0,0,0,136,0,0,0,144,0,0,0,151,0,0,0
	.byte 157,0,0,0,163,0,0,0,168,0,0,0,173,0,0,0
	.byte 178,0,0,0,77,0,0,0,183,0,0,0,188,0,0,0
	.byte 193,0,0,0,198,0,0,0,202,0,0,0,206,0,0,0
	.byte 210,0,0,0,214,0,0,0,218,0,0,0,222,0,0,0
	.byte 226,0,0,0,230,0,0,0,234,0,0,0,238,0,0,0
	.byte 242,0,0,0,246,0,0,0,250,0,0,0,254,0,0,0
	.byte 2,1,0,0,6,1,0,0,10,1,0,0,14,1,0,0
	.byte 18,1,0,0,22,1,0,0,26,1,0,0,30,1,0,0
	.byte 34,1,0,0,38,1,0,0,42,1,0,0,46,1,0,0
	.byte 50,1,0,0,54,1,0,0,58,1,0,0,62,1,0,0
	.byte 66,1,0,0,69,1,0,0,72,1,0,0,75,1,0,0
	.byte 78,1,0,0,81,1,0,0,84,1,0,0,87,1,0,0
	.byte 90,1,0,0,93,1,0,0,96,1,0,0,58,0,0,0
	.section __TEXT,__const
	.balign 2
Lhash:
	.byte 0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0
	.byte 20,0,0,0,0,0,40,0,38,0,23,0,0,0,0,0
	.byte 0,0,35,0,8,0,0,0,47,0,0,0,26,0,0,0
	.byte 0,0,0,0,0,0,21,0,49,0,0,0,41,0,37,0
	.byte 14,0,4,0,0,0,0,0,30,0,7,0,0,0,0,0
	.byte 0,0,27,0,16,0,0,0,43,0,0,0,18,0,0,0
	.byte 0,0,42,0,0,0,13,0,0,0,0,0,0,0,29,0
	.byte 0,0,0,0,0,0,0,0,0,0,15,0,45,0,44,0
	.byte 46,0,19,0,0,0,0,0,1,0,5,0,12,0,48,0
	.byte 0,0,0,0,32,0,0,0,0,0,0,0,0,0,0,0
	.byte 0,0,0,0,0,0,0,0,24,0,0,0,0,0,6,0
	.byte 34,0,11,0,3,0,0,0,0,0,31,0,0,0,0,0
	.byte 0,0,0,0,0,0,0,0,0,0,0,0,0,0,25,0
	.byte 0,0,0,0,17,0,33,0,10,0,0,0,0,0,0,0
	.byte 0,0,0,0,2,0,0,0,0,0,0,0,0,0,0,0
	.byte 39,0,0,0,22,0,0,0,0,0,28,0,36,0,9,0
	.section __TEXT,__const
	.balign 8
Lindex:
	.byte 172,162,251,194,59,13,81,33,43,0,0,0,0,0,0,0
	.byte 95,164,251,194,59,14,81,33,44,0,0,0,0,0,0,0
	.byte 120,169,251,194,59,17,81,33,39,0,0,0,0,0,0,0
	.byte 43,171,251,194,59,18,81,33,40,0,0,0,0,0,0,0
	.byte 222,172,251,194,59,19,81,33,41,0,0,0,0,0,0,0
	.byte 145,174,251,194,59,20,81,33,42,0,0,0,0,0,0,0
	.byte 68,176,251,194,59,21,81,33,5,0,0,0,0,0,0,0
	.byte 247,177,251,194,59,22,81,33,6,0,0,0,0,0,0,0
	.byte 170,179,251,194,59,23,81,33,17,0,0,0,0,0,0,0
	.byte 93,181,251,194,59,24,81,33,28,0,0,0,0,0,0,0
	.byte 1,207,7,9,8,240,44,37,4,0,0,0,0,0,0,0
	.byte 36,16,128,253,34,22,129,39,1,0,0,0,0,0,0,0
	.byte 126,24,232,27,44,105,236,86,46,0,0,0,0,0,0,0
	.byte 146,17,82,59,203,37,76,99,2,0,0,0,0,0,0,0
	.byte 59,166,170,197,112,247,238,136,49,0,0,0,0,0,0,0
	.byte 64,9,175,81,140,135,122,152,14,0,0,0,0,0,0,0
	.byte 243,10,175,81,140,136,122,152,13,0,0,0,0,0,0,0
	.byte 166,12,175,81,140,137,122,152,12,0,0,0,0,0,0,0
	.byte 89,14,175,81,140,138,122,152,11,0,0,0,0,0,0,0
	.byte 12,16,175,81,140,139,122,152,10,0,0,0,0,0,0,0
	.byte 191,17,175,81,140,140,122,152,9,0,0,0,0,0,0,0
	.byte 114,19,175,81,140,141,122,152,8,0,0,0,0,0,0,0
	.byte 37,21,175,81,140,142,122,152,7,0,0,0,0,0,0,0
	.byte 10,33,175,81,140,149,122,152,16,0,0,0,0,0,0,0
	.byte 189,34,175,81,140,150,122,152,15,0,0,0,0,0,0,0
	.byte 22,33,178,81,140,12,126,152,26,0,0,0,0,0,0,0
	.byte 201,34,178,81,140,13,126,152,27,0,0,0,0,0,0,0
	.byte 72,43,178,81,140,18,126,152,20,0,0,0,0,0,0,0
	.byte 251,44,178,81,140,19,126,152,21,0,0,0,0,0,0,0
	.byte 174,46,178,81,140,20,126,152,18,0,0,0,0,0,0,0
	.byte 97,48,178,81,140,21,126,152,19,0,0,0,0,0,0,0
	.byte 20,50,178,81,140,22,126,152,24,0,0,0,0,0,0,0
	.byte 199,51,178,81,140,23,126,152,25,0,0,0,0,0,0,0
	.byte 122,53,178,81,140,24,126,152,22,0,0,0,0,0,0,0
	.byte 45,55,178,81,140,25,126,152,23,0,0,0,0,0,0,0
	.byte 236,56,181,81,140,145,129,152,38,0,0,0,0,0,0,0
	.byte 159,58,181,81,140,146,129,152,37,0,0,0,0,0,0,0
	.byte 184,63,181,81,140,149,129,152,34,0,0,0,0,0,0,0
	.byte 107,65,181,81,140,150,129,152,33,0,0,0,0,0,0,0
	.byte 30,67,181,81,140,151,129,152,36,0,0,0,0,0,0,0
	.byte 209,68,181,81,140,152,129,152,35,0,0,0,0,0,0,0
	.byte 132,70,181,81,140,153,129,152,30,0,0,0,0,0,0,0
	.byte 55,72,181,81,140,154,129,152,29,0,0,0,0,0,0,0
	.byte 234,73,181,81,140,155,129,152,32,0,0,0,0,0,0,0
	.byte 157,75,181,81,140,156,129,152,31,0,0,0,0,0,0,0
	.byte 52,27,245,19,230,204,9,158,47,0,0,0,0,0,0,0
	.byte 102,23,234,3,102,91,241,163,48,0,0,0,0,0,0,0
	.byte 158,82,125,236,4,197,32,224,45,0,0,0,0,0,0,0
	.byte 26,147,91,7,68,189,220,234,3,0,0,0,0,0,0,0
	.section __TEXT,__const
	.balign 8
Lpclines:
	.byte 52,18,0,0,0,0,0,0,2,0,0,0,11,0,15,0
	.byte 2,0,0,0,0,0,0,0,186,107,228,77,174,31,121,13
	.byte 46,0,0,0,13,0,15,0,32,0,0,0,0,0,0,0
	.byte 46,209,164,87,156,102,202,23,48,0,0,0,13,0,15,0
	.byte 91,0,0,0,0,0,0,0,114,245,34,196,19,243,167,34
	.byte 47,0,0,0,13,0,15,0,61,0,0,0,0,0,0,0
	.byte 132,215,148,216,41,99,34,53,4,0,0,0,24,0,10,0
	.byte 6,0,0,0,0,0,0,0,147,63,18,207,28,186,162,65
	.byte 47,0,0,0,13,0,15,0,63,0,0,0,0,0,0,0
	.byte 56,157,83,45,116,19,59,161,49,0,0,0,16,0,8,0
	.byte 13,0,0,0,0,0,0,0,89,231,66,56,125,218,53,192
	.byte 49,0,0,0,13,0,15,0,12,0,0,0,0,0,0,0
	.byte 122,49,50,67,134,161,48,223,49,0,0,0,13,0,15,0
	.byte 11,0,0,0,0,0,0,0
	.section __TEXT,__const
	.balign 4
Lstubs:
	.byte 4,0,0,0,49,0,0,0
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
	.quad 68
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
	.quad 49
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_symbol_index_count"
"___llgo_funcinfo_symbol_index_count":
	.quad 49
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_stub_indexes"
"___llgo_funcinfo_stub_indexes":
	.quad Lstubs
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_stub_count"
"___llgo_funcinfo_stub_count":
	.quad 2
	.section __DATA,__data
	.balign 8
	.globl "___llgo_pcline_count"
"___llgo_pcline_count":
	.quad 9
	.section __DATA,__data
	.balign 8
	.globl "___llgo_funcinfo_hash_mask"
"___llgo_funcinfo_hash_mask":
	.quad 127
"_runtime.FuncForPC":
"_runtime.runtimePrebuiltFuncs":
	.zero 8
	.section __DATA,__data
	.balign 8
	.quad _write
	.quad _memcpy+8
	.quad _getpid
