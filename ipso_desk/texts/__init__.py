"""Dutch words and sentences, one per code; paper, commands and screens say the same."""
