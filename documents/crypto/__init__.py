"""Sealing, keys and signatures: nothing but compositions of pyca/cryptography."""
